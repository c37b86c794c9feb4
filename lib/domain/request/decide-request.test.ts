import fc from "fast-check";
import { expect, test } from "vitest";
import { PERMISSIONS } from "../delegation/authority";
import { type Money, toMoney, ZERO } from "../money/money";
import {
  type ApprovalFacts,
  decideApproval,
  decideComment,
  decideRejection,
  decideRequest,
  decideWithdrawal,
  REQUEST_REASON_CODES,
  type RequestFacts,
  type RequestReason,
} from "./decide-request";
import { CUSTOMER_REQUEST_KINDS, permissionsToDo, REQUEST_STATES, type RequestWish } from "./request";

const units = (whole: number): Money => toMoney(BigInt(whole) * 10n ** 12n);
const at = new Date("2026-11-22T10:00:00Z");
const quota = fc.option(fc.integer({ min: 0, max: 3 }).map(units), { nil: null, freq: 2 });
const text = fc.constantFrom("", "  ", "Needed for the launch", "x".repeat(300));
const message = fc.option(fc.constantFrom("Soon", "x".repeat(600)), { nil: null });

const wish: fc.Arbitrary<RequestWish> = fc.oneof(
  fc.record({
    kind: fc.constantFrom("activate" as const, "adjust-budget" as const),
    type: fc.constant("monthly" as const),
    amount: fc.constantFrom(ZERO, units(100)),
    action: fc.constant("alert-only" as const),
  }),
  fc.record({
    kind: fc.constantFrom("freeze-account" as const, "freeze-account-and-resources" as const),
    messageToCustomer: message,
  }),
  fc.record({
    kind: fc.constant("lift" as const),
    origins: fc.subarray(["manual", "association-default"] as const),
    messageToCustomer: message,
  }),
  fc.record({
    kind: fc.constant("permission" as const),
    permissions: fc.subarray([...PERMISSIONS]),
    monthlyQuota: quota,
    oneTimeQuota: quota,
  }),
  fc.record({ kind: fc.constant("quota" as const), monthlyQuota: quota, oneTimeQuota: quota }),
);
const suspended = fc.subarray(["reseller"] as const);
const state = fc.constantFrom(...REQUEST_STATES);
const facts: fc.Arbitrary<RequestFacts> = fc.record({
  suspended,
  wish,
  reason: text,
  needed: fc.constantFrom(...CUSTOMER_REQUEST_KINDS).map((kind) => permissionsToDo(kind)),
  held: fc.subarray([...PERMISSIONS]),
  granted: fc.record({ permissions: fc.subarray([...PERMISSIONS]), monthlyQuota: quota, oneTimeQuota: quota }),
  isNarrowed: fc.boolean(),
  pending: fc.option(fc.constant({ id: "1", createdAt: at }), { nil: null }),
});
const approval: fc.Arbitrary<ApprovalFacts> = fc.record({
  suspended,
  state,
  wish,
  note: fc.option(text, { nil: null }),
  until: fc.option(fc.constant(at), { nil: null }),
  seen: fc.integer({ min: 0, max: 1 }),
  version: fc.constant(0),
  mayGrant: fc.boolean(),
});

type Answer = { readonly allowed: true } | { readonly allowed: false; readonly reasons: readonly RequestReason[] };
const codesOf = (answer: Answer): readonly string[] => (answer.allowed ? [] : answer.reasons.map(({ code }) => code));

test("a customer's act is asked for exactly by who lacks a permission for it", () => {
  fc.assert(
    fc.property(facts, (given) => {
      const holdsAll = given.needed.every((permission) => given.held.includes(permission));
      const isGrant = given.wish.kind === "permission" || given.wish.kind === "quota";
      expect(codesOf(decideRequest(given)).includes("request.held-yourself")).toBe(holdsAll && !isGrant);
    }),
  );
});

test("never a second pending one, never without a reason, never by a suspended company", () => {
  fc.assert(
    fc.property(facts, (given) => {
      if (!decideRequest(given).allowed) return;
      expect(given.pending).toBeNull();
      expect(given.reason.trim()).not.toBe("");
      expect(given.suspended).toEqual([]);
    }),
  );
});

test("what is not pending is neither approved, rejected nor withdrawn", () => {
  fc.assert(
    fc.property(approval, (given) => {
      const settled = given.state !== "pending";
      const rejection = { suspended: [], state: given.state, note: "No room this month" };
      expect(codesOf(decideApproval(given)).includes("request.not-pending")).toBe(settled);
      expect(decideRejection(rejection).allowed).toBe(!settled);
      expect(decideWithdrawal(rejection).allowed).toBe(!settled);
    }),
  );
});

test("an approval on facts that changed, or with an end where there is none, is not given", () => {
  fc.assert(
    fc.property(approval, (given) => {
      if (!decideApproval(given).allowed) return;
      expect(given.seen).toBe(given.version);
      const isGrant = given.wish.kind === "permission" || given.wish.kind === "quota";
      expect(given.until === null || isGrant).toBe(true);
      expect(given.mayGrant || !isGrant).toBe(true);
    }),
  );
});

test("every reason that a decision can give is given by some facts", () => {
  const seen = new Set<string>(["request.unknown", "request.customer-unknown"]);
  const note = (answer: Answer) => {
    for (const code of codesOf(answer)) seen.add(code);
  };
  fc.assert(
    fc.property(facts, approval, text, (asked, approved, said) => {
      note(decideRequest(asked));
      note(decideApproval(approved));
      note(decideRejection({ suspended: [], state: approved.state, note: said }));
      note(decideComment({ suspended: [], text: said }));
    }),
    { numRuns: 3000 },
  );
  expect([...seen].sort()).toEqual([...REQUEST_REASON_CODES].sort());
});
