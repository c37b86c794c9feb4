import fc from "fast-check";
import { expect, test } from "vitest";
import { type Money, toMoney, ZERO } from "../money/money";
import { authorityOf, type Delegation, isInForce, PERMISSIONS } from "./authority";
import {
  DELEGATION_REASON_CODES,
  decideGrant,
  decideRecall,
  decideReturn,
  decideRevocation,
  decideStop,
  type GrantFacts,
} from "./decide-delegation";

const units = (whole: number): Money => toMoney(BigInt(whole) * 10n ** 12n);
const at = new Date("2026-11-22T10:00:00Z");
const later = new Date(at.getTime() + 1);

const quota = fc.option(fc.integer({ min: 0, max: 2000 }).map(units), { nil: null });
const delegation: fc.Arbitrary<Delegation> = fc.record({
  permissions: fc.subarray([...PERMISSIONS]),
  monthlyQuota: quota,
  oneTimeQuota: quota,
  until: fc.option(fc.constantFrom(at, later, new Date(at.getTime() - 1)), { nil: null }),
});
const facts: fc.Arbitrary<GrantFacts> = fc.record({
  suspended: fc.subarray(["distributor"] as const),
  reason: fc.option(fc.string(), { nil: null }),
  current: fc.option(
    delegation.map((one) => ({ ...one, version: 1 })),
    { nil: null },
  ),
  version: fc.integer({ min: 0, max: 1 }),
  wish: delegation,
  taken: fc.record({ monthly: fc.constantFrom(ZERO, units(500)), "one-time": fc.constantFrom(ZERO, units(500)) }),
  at: fc.constant(at),
});
const codesOf = (decision: ReturnType<typeof decideGrant>) =>
  decision.allowed ? [] : decision.reasons.map(({ code }) => code);

test("whatever is granted is in force, whole and within what is taken", () => {
  fc.assert(
    fc.property(facts, (one) => {
      const decision = decideGrant(one);
      expect(DELEGATION_REASON_CODES).toEqual(expect.arrayContaining(codesOf(decision)));
      if (!decision.allowed) return;
      const { wish, taken, current } = one;
      expect(isInForce(wish, at)).toBe(true);
      expect(wish.permissions.includes("set-budget")).toBe(wish.monthlyQuota !== null || wish.oneTimeQuota !== null);
      if (wish.permissions.includes("freeze-resources")) expect(wish.permissions).toContain("freeze-account");
      const before = current !== null && isInForce(current, at) ? current.monthlyQuota : null;
      if (wish.monthlyQuota !== null && (before === null || wish.monthlyQuota < before)) {
        expect(wish.monthlyQuota >= taken.monthly).toBe(true);
      }
    }),
  );
});

test("at every instant each permission has one holder, and a lapse gives all back", () => {
  fc.assert(
    fc.property(delegation, fc.subarray([...PERMISSIONS]), (one, recalled) => {
      const authority = authorityOf(one, recalled, at);
      for (const permission of PERMISSIONS) {
        const isResellers =
          isInForce(one, at) && one.permissions.includes(permission) && !recalled.includes(permission);
        expect(authority[permission]).toBe(isResellers ? "reseller" : "distributor");
      }
    }),
  );
});

const granted = { permissions: ["set-budget"], monthlyQuota: units(10), oneTimeQuota: null, until: later } as const;

test("the end is exclusive, and only what stands can be revoked", () => {
  expect(isInForce(granted, at)).toBe(true);
  expect(isInForce(granted, later)).toBe(false);
  const ask = { suspended: [], reason: null, current: { ...granted, version: 2 }, version: 2 };
  expect(decideRevocation({ ...ask, at }).allowed).toBe(true);
  expect(codesOf(decideRevocation({ ...ask, at: later }))).toEqual(["delegation.not-granted"]);
  expect(codesOf(decideRevocation({ ...ask, version: 1, at }))).toEqual(["delegation.stale"]);
});

test("a recall needs a reason and what the reseller holds; a return needs a recall; a stop a reason", () => {
  const asked = { suspended: [], reason: "Payment overdue" };
  const held = ["set-budget", "freeze-account"] as const;
  expect(decideRecall({ ...asked, permissions: ["freeze-account"], held }).allowed).toBe(true);
  expect(codesOf(decideRecall({ ...asked, reason: " ", permissions: ["freeze-resources"], held }))).toEqual([
    "delegation.reason-missing",
    "delegation.not-delegated",
  ]);
  const stands = { permissions: PERMISSIONS, monthlyQuota: units(1), oneTimeQuota: null, until: later, version: 1 };
  expect(codesOf(decideReturn({ ...asked, current: stands, at, isRecalled: false }))).toEqual([
    "delegation.not-recalled",
  ]);
  expect(decideReturn({ ...asked, current: stands, at, isRecalled: true }).allowed).toBe(true);
  // A recall ends with the grant, to the millisecond, though nobody has noted the lapse yet.
  for (const current of [null, { ...stands, until: at }]) {
    expect(codesOf(decideReturn({ ...asked, current, at, isRecalled: true }))).toEqual(["delegation.not-recalled"]);
  }
  expect(codesOf(decideStop({ ...asked, reason: null, wanted: "stop", isStopped: true }))).toEqual([
    "delegation.reason-missing",
    "delegation.already-stopped",
  ]);
  expect(codesOf(decideStop({ ...asked, wanted: "resume", isStopped: false }))).toEqual(["delegation.not-stopped"]);
});
