import fc from "fast-check";
import { expect, test } from "vitest";
import { BUDGET_TYPES, EXHAUSTION_ACTIONS } from "../budget/budget";
import { billingMonthOf } from "../calendar/billing-month";
import { type Money, toMoney, ZERO } from "../money/money";
import { decidePolicy, decideStart, type StartFacts, type StartingPolicy } from "./starting-policy";

const month = billingMonthOf(new Date("2026-11-15T00:00:00Z"));
const cents = (count: number): Money => toMoney(BigInt(count) * 10n ** 10n);
const policies: fc.Arbitrary<StartingPolicy> = fc.record({
  type: fc.constantFrom(...BUDGET_TYPES),
  amount: fc.integer({ min: 1, max: 1_000_000 }).map(cents),
  action: fc.constantFrom(...EXHAUSTION_ACTIONS),
  lift: fc.boolean(),
});
const joins: Omit<StartFacts, "holder" | "quotas"> = {
  month,
  monthUsed: ZERO,
  openFreezes: [{ origin: "association-default", level: "account" }],
};
const pool = (quota: Money | null, others: Money) => ({ quota, others });

test("without a quota every policy starts, as it says, and lifts nothing but the freeze by association", () => {
  fc.assert(
    fc.property(policies, (policy) => {
      const start = decideStart(policy, { ...joins, holder: "distributor", quotas: null });
      expect(start).toMatchObject({ starts: true, lift: policy.lift ? ["association-default"] : [] });
      if (start.starts) {
        expect(start.plan.budget).toMatchObject({
          type: policy.type,
          amount: policy.amount,
          action: policy.action,
          version: 1,
        });
      }
    }),
  );
});

test("where the reseller holds set-budget it starts exactly if its quota has room", () => {
  const amounts = fc.integer({ min: 0, max: 2_000_000 }).map(cents);
  fc.assert(
    fc.property(policies, amounts, amounts, (policy, quota, others) => {
      const quotas = { monthly: pool(quota, others), "one-time": pool(quota, others) };
      const start = decideStart(policy, { ...joins, holder: "reseller", quotas });
      expect(start.starts).toBe(others + policy.amount <= quota);
      if (!start.starts) expect(start.reasons.map(({ code }) => code)).toEqual(["budget.above-quota"]);
    }),
  );
});

test("a type that the reseller was granted no quota of does not start", () => {
  fc.assert(
    fc.property(policies, (policy) => {
      const quotas = { monthly: pool(null, ZERO), "one-time": pool(null, ZERO) };
      const start = decideStart(policy, { ...joins, holder: "reseller", quotas });
      expect(start).toMatchObject({ starts: false, reasons: [{ code: "budget.type-not-granted", type: policy.type }] });
    }),
  );
});

test("a policy is changed by who saw the newest, and only if something changes", () => {
  fc.assert(
    fc.property(policies, policies, (old, wish) => {
      const facts = { suspended: [], isKnown: true, current: { ...old, version: 3 }, version: 3, wish };
      const same = old.type === wish.type && old.amount === wish.amount && old.action === wish.action;
      expect(decidePolicy(facts).allowed).toBe(!(same && old.lift === wish.lift));
      expect(decidePolicy({ ...facts, wish: null }).allowed).toBe(true);
      expect(decidePolicy({ ...facts, version: 2 })).toMatchObject({ allowed: false });
      expect(decidePolicy({ ...facts, isKnown: false, suspended: ["distributor"] })).toMatchObject({
        reasons: expect.arrayContaining([
          { code: "starting-policy.company-suspended", companies: ["distributor"] },
          { code: "starting-policy.partner-unknown" },
        ]),
      });
    }),
  );
  expect(decidePolicy({ suspended: [], isKnown: true, current: null, version: 0, wish: null })).toMatchObject({
    reasons: [{ code: "starting-policy.nothing-to-change" }],
  });
});
