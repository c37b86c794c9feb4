import { expect, test } from "vitest";
import type { Decision } from "../decision";
import { UNDELEGATED } from "../delegation/authority";
import { decideRelease, decideReleaseOrder, type ReleaseFacts } from "./decide-order";
import type { RestrictionReason } from "./decide-restriction";
import { neededFor } from "./waiting-act";

const facts: ReleaseFacts = {
  company: "distributor",
  authority: UNDELEGATED,
  suspended: [],
  reason: "Fifteen days over",
  messageToCustomer: null,
  named: 2,
  unfit: [],
};
const codes = (decision: Decision<RestrictionReason>) =>
  decision.allowed ? [] : decision.reasons.map(({ code }) => code);

test("an order of a deletion is the holder's, with a reason, of what is due, and one at a time; every objection is named", () => {
  expect(codes(decideReleaseOrder(facts, null))).toEqual([]);
  expect(codes(decideReleaseOrder({ ...facts, named: 0 }, null))).toEqual(["restriction.nothing-named"]);
  const wrong = { ...facts, company: "reseller", suspended: ["reseller"], reason: " ", unfit: ["Payroll"] } as const;
  expect(codes(decideReleaseOrder(wrong, { id: "1", kind: "release", runsAt: null }))).toEqual([
    "restriction.not-holder",
    "restriction.company-suspended",
    "restriction.reason-missing",
    "restriction.not-due",
    "restriction.act-open",
  ]);
});

test("once confirmed, what no longer fits stays; only if nothing fits does it come to nothing", () => {
  expect(codes(decideRelease({ ...facts, unfit: ["Payroll"] }))).toEqual([]);
  expect(decideRelease({ ...facts, unfit: ["Payroll", "Archive"] })).toEqual({
    allowed: false,
    reasons: [{ code: "restriction.not-due", names: ["Payroll", "Archive"] }],
  });
  expect(codes(decideRelease({ ...facts, company: "reseller" }))).toEqual(["restriction.not-holder"]);
});

test("each kind of order asks for its own permission", () => {
  expect(neededFor({ kind: "release", level: null })).toBe("freeze-resources");
  expect(neededFor({ kind: "lift", level: null })).toBe("freeze-account");
  expect(neededFor({ kind: "freeze", level: "account" })).toBe("freeze-account");
  expect(neededFor({ kind: "freeze", level: "account-and-resources" })).toBe("freeze-resources");
});
