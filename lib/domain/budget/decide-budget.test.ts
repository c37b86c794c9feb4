import fc from "fast-check";
import { expect, test } from "vitest";
import { toBillingMonth } from "../calendar/billing-month";
import { UNDELEGATED } from "../delegation/authority";
import { toMoney, ZERO } from "../money/money";
import type { FreezeLevel } from "../restriction/freeze";
import { BUDGET_MAX, BUDGET_TYPES, type Budget, EXHAUSTION_ACTIONS, isExhausted } from "./budget";
import { BUDGET_REASON_CODES, type BudgetFacts, permissionsForSetting } from "./budget-reasons";
import { raisedByPercent } from "./budget-wish";
import { decideBudget } from "./decide-budget";

const MONTH = toBillingMonth("2026-11");
if (MONTH === null) throw new Error("not a month");
const month = MONTH;
const CENT = 10n ** 10n;
const units = (whole: number) => toMoney(BigInt(whole) * 10n ** 12n);

const current: Budget = {
  type: "monthly",
  amount: units(100),
  action: "alert-only",
  liftWhenRestored: false,
  countsFrom: null,
  version: 3,
};
const base: BudgetFacts = {
  company: "distributor",
  authority: UNDELEGATED,
  suspended: [],
  current,
  version: 3,
  wish: { amount: units(200) },
  lift: [],
  recalls: [],
  reason: null,
  confirmed: false,
  openFreezes: [],
  blockedByExhaustion: false,
  month,
  monthUsed: ZERO,
  oneTimeUsed: null,
  quotas: null,
};
const decided = (facts: Partial<BudgetFacts>) => decideBudget({ ...base, ...facts });
const reasons = (facts: Partial<BudgetFacts>) => {
  const answer = decided(facts);
  return answer.status === "refused" ? answer.reasons.map(({ code }) => code) : [];
};
const consequences = (facts: Partial<BudgetFacts>) => {
  const answer = decided(facts);
  return answer.status === "confirm" ? answer.consequences.map(({ code }) => code) : [];
};

const amount = fc.bigInt({ min: 1n, max: BUDGET_MAX / CENT }).map((cents) => toMoney(cents * CENT));
const budget = fc
  .record({
    type: fc.constantFrom(...BUDGET_TYPES),
    amount,
    action: fc.constantFrom(...EXHAUSTION_ACTIONS),
    liftWhenRestored: fc.boolean(),
    version: fc.integer({ min: 1, max: 9 }),
  })
  .map((one): Budget => ({ ...one, countsFrom: one.type === "one-time" ? month : null }));
const facts = fc
  .record({
    company: fc.constantFrom("distributor", "reseller"),
    current: fc.option(budget, { nil: null }),
    version: fc.integer({ min: 0, max: 9 }),
    wish: fc.record(
      { amount, type: fc.constantFrom(...BUDGET_TYPES), action: fc.constantFrom(...EXHAUSTION_ACTIONS) },
      { requiredKeys: [] },
    ),
    lift: fc.subarray(["association-default", "manual", "budget-exhausted"] as const),
    confirmed: fc.boolean(),
    monthUsed: amount,
    oneTimeUsed: fc.option(amount, { nil: null }),
  })
  .map(
    (one): BudgetFacts => ({
      ...base,
      ...one,
      openFreezes: one.lift.map((origin) => ({ origin, level: "account" as const })),
    }),
  );

test("no reason is named twice and each is known", () => {
  fc.assert(
    fc.property(facts, (one) => {
      const answer = decideBudget(one);
      if (answer.status !== "refused") return;
      const codes = answer.reasons.map(({ code }) => code);
      expect(new Set(codes).size).toBe(codes.length);
      expect(BUDGET_REASON_CODES).toEqual(expect.arrayContaining(codes));
    }),
  );
});

test("whatever asks once is set when confirmed, and what never asks is the same either way", () => {
  fc.assert(
    fc.property(facts, (one) => {
      const open = decideBudget({ ...one, confirmed: false });
      const confirmed = decideBudget({ ...one, confirmed: true });
      expect(confirmed.status).toBe(open.status === "confirm" ? "set" : open.status);
    }),
  );
});

test("a new amount or type at or below usage is never saved unasked, and the version always rises", () => {
  fc.assert(
    fc.property(facts, (one) => {
      const answer = decideBudget({ ...one, confirmed: false });
      if (answer.status !== "set") return;
      const { budget: set, used, exhausted } = answer.plan;
      expect(exhausted).toBe(isExhausted(set.amount, used));
      const measured = one.current === null || one.current.amount !== set.amount || one.current.type !== set.type;
      expect(measured && exhausted).toBe(false);
      expect(set.version).toBe((one.current?.version ?? 0) + 1);
      expect(set.countsFrom !== null).toBe(set.type === "one-time");
    }),
  );
});

test("a reseller without the permission is told who holds it, together with everything else", () => {
  expect(decided({ company: "reseller", version: 2, wish: { amount: ZERO, action: "freeze-account" } })).toEqual({
    status: "refused",
    reasons: [
      { code: "budget.not-holder", holder: "distributor" },
      { code: "budget.stale", current },
      { code: "budget.amount-out-of-range", amount: ZERO, max: BUDGET_MAX },
      { code: "budget.action-not-held", action: "freeze-account", permission: "freeze-account", holder: "distributor" },
    ],
  });
});

test("an action that stays is not chosen anew", () => {
  const authority = {
    "set-budget": "reseller",
    "freeze-account": "distributor",
    "freeze-resources": "distributor",
  } as const;
  const kept = { ...current, action: "freeze-account" as const };
  expect(
    reasons({ company: "reseller", authority, current: kept, wish: { amount: units(7), action: "freeze-account" } }),
  ).toEqual([]);
  expect(reasons({ company: "reseller", authority, wish: { action: "block-pay-per-use" } })).toEqual([
    "budget.action-not-held",
  ]);
});

test.each([
  ["nothing wished", { wish: {} }, ["budget.nothing-to-change"]],
  ["the same again", { wish: { amount: units(100) } }, ["budget.nothing-to-change"]],
  ["no budget and no amount", { current: null, version: 0, wish: { percentMore: 10 } }, ["budget.amount-missing"]],
  ["a lift of what is not open", { lift: ["manual"], reason: "Paid" }, ["budget.lift-not-open"]],
  [
    "lifting a person's freeze without a reason",
    { lift: ["manual"], openFreezes: [{ origin: "manual", level: "account" }] },
    ["budget.reason-missing"],
  ],
  ["a reason too long", { reason: "字".repeat(257) }, ["budget.reason-too-long"]],
  ["a frozen company", { suspended: ["distributor"] }, ["budget.company-suspended"]],
  [
    "a fine lift by the tick",
    { lift: ["association-default"], openFreezes: [{ origin: "association-default", level: "account" }] },
    [],
  ],
  ["lifting a block by exhaustion", { lift: ["budget-exhausted"], blockedByExhaustion: true }, []],
] as const)("%s", (_name, given, expected) => {
  expect(reasons(given)).toEqual(expected);
});

test("the tick needs freeze-account, and freeze-resources where resources are frozen", () => {
  const authority = {
    "set-budget": "reseller",
    "freeze-account": "reseller",
    "freeze-resources": "distributor",
  } as const;
  const at = (level: "account" | "account-and-resources") =>
    reasons({
      company: "reseller",
      authority,
      lift: ["budget-exhausted"],
      openFreezes: [{ origin: "budget-exhausted", level }],
    });
  expect(at("account")).toEqual([]);
  expect(at("account-and-resources")).toEqual(["budget.lift-not-held"]);
});

test("consequences come together, and only those that matter ask", () => {
  expect(consequences({ wish: { amount: units(50) }, monthUsed: units(45) })).toEqual([]);
  expect(consequences({ wish: { amount: units(50) }, monthUsed: units(50) })).toEqual([
    "budget.used-up-at-once",
    "budget.thresholds-known",
  ]);
  expect(consequences({ wish: { action: "freeze-account-and-resources" } })).toEqual(["budget.freezes-resources"]);
  expect(consequences({ wish: { liftWhenRestored: true }, monthUsed: units(500) })).toEqual([]);
  expect(consequences({ wish: { type: "one-time" }, monthUsed: units(100) })).toEqual([
    "budget.used-up-at-once",
    "budget.thresholds-known",
    "budget.counts-anew",
  ]);
});

test("a one-time budget keeps the month it counts from until its type changes and changes back", () => {
  const october = toBillingMonth("2026-10");
  const oneTime = { ...current, type: "one-time" as const, countsFrom: october };
  const set = (given: Partial<BudgetFacts>) => {
    const answer = decided({ confirmed: true, ...given });
    return answer.status === "set" ? answer.plan : null;
  };
  expect(set({ current: oneTime, oneTimeUsed: units(9), monthUsed: units(4) })).toMatchObject({
    used: units(9),
    budget: { countsFrom: october },
  });
  expect(
    set({ current: oneTime, oneTimeUsed: units(9), monthUsed: units(4), wish: { type: "monthly" } }),
  ).toMatchObject({ used: units(4), budget: { countsFrom: null } });
  expect(set({ wish: { type: "one-time" }, monthUsed: units(4) })).toMatchObject({
    used: units(4),
    budget: { countsFrom: month },
  });
});

test("plus percent is rounded half up to cents", () => {
  const cents = (count: bigint) => toMoney(count * CENT);
  expect(raisedByPercent(cents(5n), 10)).toBe(cents(6n));
  expect(raisedByPercent(cents(104n), 10)).toBe(cents(114n));
  expect(raisedByPercent(cents(10000n), -25)).toBe(cents(7500n));
  fc.assert(
    fc.property(amount, fc.integer({ min: -99, max: 1000 }), (one, percent) => {
      const raised = raisedByPercent(one, percent);
      expect(raised % CENT).toBe(0n);
      const off = raised * 100n - one * BigInt(100 + percent);
      expect(off * 2n <= 100n * CENT && off * 2n > -100n * CENT).toBe(true);
    }),
  );
});

test("a setting that recalls needs a reason, and what it needs is what it would be refused for", () => {
  expect(reasons({ recalls: ["set-budget"] })).toEqual(["budget.reason-missing"]);
  expect(reasons({ recalls: ["set-budget"], reason: "Payment overdue" })).toEqual([]);
  const wish = { amount: units(200), action: "freeze-account-and-resources" } as const;
  expect(permissionsForSetting({ ...base, wish })).toEqual(["set-budget", "freeze-resources"]);
  expect(permissionsForSetting(base)).toEqual(["set-budget"]);
});

test("a program that was shown nothing sets whatever the version, and lifts the freeze of an account only", () => {
  expect(decided({ version: null }).status).toBe("set");
  expect(reasons({ version: 2 })).toEqual(["budget.stale"]);
  const frozen = (level: FreezeLevel) => ({
    version: null,
    lift: ["manual"] as const,
    liftsAccountFreeze: true,
    reason: "paid",
    openFreezes: [{ origin: "manual", level } as const],
  });
  expect(reasons(frozen("account"))).toEqual([]);
  expect(reasons(frozen("account-and-resources"))).toEqual(["budget.lift-level-differs"]);
});
