import { createTranslator } from "next-intl";
import { expect, test } from "vitest";
import { RECEIPT_OUTCOMES, type ReceiptOutcome } from "@/lib/domain/notification/receipt";
import en from "@/messages/en/notification.json";
import undelivered from "@/messages/en/undelivered.json";
import { receiptGroup, receiptWords } from "./receipt-words";
import { type Say, sentenceOf } from "./wording";

const translate = createTranslator({ locale: "en", messages: { notification: en, undelivered } });
const at = new Date("2026-11-30T16:00:00Z");
const format = (instant: Date) => instant.toISOString();
type Line = Parameters<typeof receiptWords>[0];
const none: Line = { way: "email", outcome: "sent", dueAt: null, carried: null, isCarried: false };
const say = (line: Partial<Line>) =>
  sentenceOf(receiptWords({ ...none, ...line }, format), translate as unknown as Say, "en");
const carried = (given: Partial<NonNullable<Line["carried"]>>, outcome: ReceiptOutcome = "sent") => ({
  outcome,
  isCarried: true,
  carried: { state: "waiting" as const, deliveredAt: null, dueAt: null, error: null, ...given },
});

test("every outcome has its own words while nothing carries it", () => {
  const sentences = RECEIPT_OUTCOMES.map((outcome) => say({ outcome }));
  expect(new Set(sentences).size).toBe(RECEIPT_OUTCOMES.length);
  for (const outcome of ["digest", "quiet-hours"] as const) expect(say({ outcome, dueAt: at })).toContain(format(at));
});

test("what carries it says whether it arrived, when, or why not", () => {
  expect(say(carried({ state: "delivered", deliveredAt: at }))).toBe("Delivered on 2026-11-30T16:00:00.000Z.");
  expect(say(carried({ state: "delivered", deliveredAt: at }, "digest"))).toContain("digest");
  expect(say(carried({}))).toBe("It is being sent.");
  expect(say(carried({ state: "dead", error: "ERESPONSE 550" }))).toContain("550");
  expect(say(carried({ error: "ETIMEDOUT", dueAt: at }))).toContain(format(at));
  expect(say({ isCarried: true })).toContain("not kept any more");
});

test("counted is who was told, who waits, whom it did not reach and who is not told", () => {
  const groups = [
    receiptGroup({ ...none, ...carried({ state: "delivered" }) }),
    receiptGroup({ ...none, ...carried({}) }),
    receiptGroup({ ...none, outcome: "digest", dueAt: at }),
    receiptGroup({ ...none, ...carried({ state: "dead" }) }),
    receiptGroup({ ...none, outcome: "off-by-person" }),
  ];
  expect(groups).toEqual(["told", "waits", "waits", "failed", "not"]);
});
