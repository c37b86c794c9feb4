import { expect, test } from "vitest";
import { forCustomer, ignoresQuietHours, type Notice } from "./notice";

const told = { customer: "Acme", reason: "Inner words", automatic: null, messageToCustomer: "Please call" } as const;
const NOTICES: readonly Notice[] = [
  { kind: "frozen", facts: { ...told, origins: ["manual"], level: "account" } },
  { kind: "freeze-lifted", facts: { ...told, origins: ["manual"], level: null } },
  { kind: "pay-per-use-blocked", facts: { ...told, origins: ["manual"], blocked: true } },
  { kind: "pay-per-use-allowed", facts: { ...told, origins: ["manual"], blocked: false } },
];

test.each(NOTICES)("a customer never reads the inner reason of $kind, but its own message", (notice) => {
  const read = JSON.stringify(forCustomer(notice));
  expect(read).not.toContain("Inner words");
  expect(read).toContain("Please call");
  expect(ignoresQuietHours(notice)).toBe(true);
});

test.each([
  [75, false],
  [90, true],
  [100, true],
  [150, true],
])("an alert at %i ignores quiet hours: %s", (threshold, ignores) => {
  const facts = {
    customer: "Acme",
    threshold,
    type: "monthly",
    period: "2026-11",
    amount: "1",
    used: "1",
    action: null,
  } as const;
  const notice = { kind: "budget-threshold", facts } as const;
  expect(ignoresQuietHours(notice)).toBe(ignores);
  expect(forCustomer(notice)).toEqual(notice);
});
