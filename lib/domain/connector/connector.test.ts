import { expect, test } from "vitest";
import { CONNECTORS_MAX, decideConnector, type NewConnectorFacts } from "./connector";

const GOOD: NewConnectorFacts = {
  name: "Talverne",
  names: [],
  protocol: "https:",
  hasPassword: false,
  isPrivate: false,
  allowsPrivate: false,
};
const codes = (facts: Partial<NewConnectorFacts>) => {
  const decision = decideConnector({ ...GOOD, ...facts });
  return decision.allowed ? [] : decision.reasons.map(({ code }) => code);
};

test("a public https address under a name of its own is taken", () => {
  expect(codes({})).toEqual([]);
});

test("without TLS or to a private address only where the installation allows it", () => {
  expect(codes({ protocol: "http:" })).toEqual(["connector.not-https"]);
  expect(codes({ isPrivate: true })).toEqual(["connector.private-address"]);
  expect(codes({ protocol: "http:", isPrivate: true, allowsPrivate: true })).toEqual([]);
  expect(codes({ protocol: "ftp:", allowsPrivate: true })).toEqual(["connector.not-https"]);
});

test("every objection is named", () => {
  const names = ["Talverne", ...Array.from({ length: CONNECTORS_MAX }, (_, index) => `No. ${index}`)];
  expect(codes({ names, hasPassword: true, protocol: "http:" })).toEqual([
    "connector.too-many",
    "connector.name-taken",
    "connector.not-https",
    "connector.address-with-password",
  ]);
});
