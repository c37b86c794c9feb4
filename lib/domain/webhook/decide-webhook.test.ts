import { expect, test } from "vitest";
import { decideWebhook, type WebhookFacts } from "./decide-webhook";
import { shownAddress, WEBHOOKS_MAX } from "./webhook";

const GOOD: WebhookFacts = {
  company: "reseller",
  name: "Ops",
  names: [],
  topics: null,
  protocol: "https:",
  hasPassword: false,
  isPrivate: false,
  allowsPrivate: false,
};
const codes = (facts: Partial<WebhookFacts>) => {
  const decision = decideWebhook({ ...GOOD, ...facts });
  return decision.allowed ? [] : decision.reasons.map(({ code }) => code);
};

test("a public https address under a name of its own is taken, for everything or what its company hears of", () => {
  expect(codes({})).toEqual([]);
  expect(codes({ topics: ["budget", "request"] })).toEqual([]);
  expect(codes({ company: "customer", topics: ["order"] })).toEqual([]);
});

test("topics that nobody chose or that its company never hears of are refused", () => {
  expect(codes({ topics: [] })).toEqual(["webhook.no-topic"]);
  expect(codes({ topics: ["budget", "delivery"] })).toEqual(["webhook.topic-not-heard"]);
  expect(codes({ company: "customer", topics: ["request"] })).toEqual(["webhook.topic-not-heard"]);
});

test("without TLS or to a private address only where the installation allows it", () => {
  expect(codes({ protocol: "http:" })).toEqual(["webhook.not-https"]);
  expect(codes({ isPrivate: true })).toEqual(["webhook.private-address"]);
  expect(codes({ protocol: "http:", isPrivate: true, allowsPrivate: true })).toEqual([]);
});

test("every objection is named", () => {
  const names = ["Ops", ...Array.from({ length: WEBHOOKS_MAX }, (_, index) => `No. ${index}`)];
  expect(codes({ names, hasPassword: true, protocol: "ftp:", topics: [] })).toEqual([
    "webhook.too-many",
    "webhook.name-taken",
    "webhook.not-https",
    "webhook.address-with-password",
    "webhook.no-topic",
  ]);
});

test("of a chat tool's address, which is its key, only the host is shown", () => {
  expect(shownAddress("standard", "https://ops.example/hook?a=1")).toBe("https://ops.example/hook?a=1");
  expect(shownAddress("slack", "https://hooks.slack.com/services/T0/B0/key")).toBe("https://hooks.slack.com/…");
});
