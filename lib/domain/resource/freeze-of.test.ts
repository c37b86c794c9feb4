import { expect, test } from "vitest";
import type { BillingMonth } from "../calendar/billing-month";
import { type FreezeFacts, freezeInForceOf } from "./freeze-of";

const at = new Date("2026-11-20T04:00:00Z");
const before = (days: number) => new Date(at.getTime() - days * 86_400_000);
const cause = (days: number, more: Partial<FreezeFacts["causes"][number]> = {}) => ({
  level: "account-and-resources" as const,
  since: before(days),
  goneAt: null,
  month: null,
  ...more,
});
const facts = (causes: FreezeFacts["causes"], more: Partial<FreezeFacts> = {}): FreezeFacts => ({
  causes,
  liftWhenRestored: false,
  held: false,
  partnerFrozenSince: null,
  ...more,
});

test("resources are frozen since the first cause at that level, and due by the first whose clock runs", () => {
  expect(freezeInForceOf(facts([]), at)).toBeNull();
  expect(freezeInForceOf(facts([cause(9, { level: "account" })]), at)).toBeNull();
  const two = freezeInForceOf(facts([cause(3), cause(9, { goneAt: before(1) })]), at);
  expect(two).toEqual({ since: before(9), deletionDueAt: before(-12) });
});

test("a cause that went and lifts by itself freezes nothing; one that only went has no clock", () => {
  const gone = [cause(9, { month: "2026-10" as BillingMonth })];
  expect(freezeInForceOf(facts(gone, { liftWhenRestored: true }), at)).toBeNull();
  expect(freezeInForceOf(facts(gone), at)).toEqual({ since: before(9), deletionDueAt: null });
});

test("a hold stops the clock, and a frozen partner brings none", () => {
  expect(freezeInForceOf(facts([cause(20)], { held: true }), at)?.deletionDueAt).toBeNull();
  const partner = { partnerFrozenSince: before(30) };
  expect(freezeInForceOf(facts([], partner), at)).toEqual({ since: before(30), deletionDueAt: null });
  expect(freezeInForceOf(facts([cause(2)], partner), at)).toEqual({ since: before(30), deletionDueAt: before(-13) });
});
