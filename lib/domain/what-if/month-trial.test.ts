import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EXHAUSTION_ACTIONS } from "../budget/budget";
import { type BillingDay, type BillingMonth, daysOf } from "../calendar/billing-month";
import { sumOf, toMoney } from "../money/money";
import { spentOn, tryMonths } from "./customer-trial";
import { type PastDay, type TrialBudget, tryMonth, unspentOf } from "./month-trial";
import { isCounted, TRIAL_THRESHOLDS, type TrialThreshold } from "./policy";

const JUNE = daysOf("2026-06" as BillingMonth);

function pastOf(rows: readonly (readonly [number, number, number])[]): readonly PastDay[] {
  return rows.map(([purchases, payPerUse, refunded], index) => ({
    day: JUNE[index] ?? ("" as BillingDay),
    purchases: toMoney(BigInt(purchases)),
    payPerUse: toMoney(BigInt(payPerUse)),
    refunded: toMoney(BigInt(-refunded)),
  }));
}

const amounts = fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat({ max: 60 }) });
const refunds = fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 80 }) });
const pasts = fc.array(fc.tuple(amounts, amounts, refunds), { maxLength: 12 }).map(pastOf);
const budgets: fc.Arbitrary<TrialBudget> = fc.record({
  amount: fc.integer({ min: 10, max: 200 }).map((amount) => toMoney(BigInt(amount))),
  action: fc.constantFrom(...EXHAUSTION_ACTIONS),
  liftWhenRestored: fc.boolean(),
});
const chosen = fc.subarray([...TRIAL_THRESHOLDS]);

/** The law written out once more: percents by counting up, money as numbers, one flag for each thing that is shut. */
function naive(budget: TrialBudget, days: readonly PastDay[], thresholds: readonly TrialThreshold[]) {
  const limit = Number(budget.amount);
  const percents = [75, 90, ...Array.from({ length: 300 }, (_, index) => 100 + 50 * index)];
  const [alerts, seen]: [{ day: string; threshold: number }[], Set<number>] = [[], new Set()];
  const at = { used: 0, purchases: 0, payPerUse: 0, full: false, frozen: false };
  const on: Record<"usedUpOn" | "actedOn" | "liftedOn", string | null> = {
    usedUpOn: null,
    actedOn: null,
    liftedOn: null,
  };
  for (const past of days) {
    spendNaively(at, past, budget.action);
    const fresh = percents.filter((percent) => at.used * 100 >= limit * percent && !seen.has(percent));
    for (const percent of fresh) seen.add(percent);
    const told = fresh.filter((percent) => isCounted(percent, thresholds)).at(-1);
    if (told !== undefined) alerts.push({ day: past.day, threshold: told });
    at.full = at.used >= limit;
    if (at.frozen && !at.full && budget.liftWhenRestored) {
      at.frozen = false;
      on.liftedOn = past.day;
    }
    if (!at.full || on.usedUpOn !== null) continue;
    on.usedUpOn = past.day;
    at.frozen = budget.action !== "alert-only";
    if (at.frozen) on.actedOn = past.day;
  }
  const { used, purchases, payPerUse } = at;
  return { alerts, ...on, unspent: { purchases, payPerUse }, spent: used + purchases + payPerUse };
}

type Purse = { used: number; purchases: number; payPerUse: number; full: boolean; frozen: boolean };

function spendNaively(at: Purse, past: PastDay, action: TrialBudget["action"]): void {
  const shutsPurchases = at.full || (at.frozen && action.startsWith("freeze"));
  at[shutsPurchases ? "purchases" : "used"] += Number(past.purchases);
  const shutsUse = at.frozen && action === "freeze-account-and-resources";
  at[shutsUse ? "payPerUse" : "used"] += Number(past.payPerUse);
  for (let back = -Number(past.refunded); back > 0; back--) {
    const purse = at.purchases > 0 ? "purchases" : at.payPerUse > 0 ? "payPerUse" : "used";
    at[purse]--;
  }
}

test("whatever was spent: the trial is what a naive walk through the days finds", () => {
  fc.assert(
    fc.property(budgets, pasts, chosen, (budget, days, thresholds) => {
      const { restoredOn: _restoredOn, unspent, spent, ...trial } = tryMonth(budget, days, thresholds);
      const found = {
        ...trial,
        spent: Number(spent),
        unspent: { purchases: Number(unspent.purchases), payPerUse: Number(unspent.payPerUse) },
      };
      expect(found).toEqual(naive(budget, days, thresholds));
    }),
    { numRuns: 2000 },
  );
});

describe("a higher amount", () => {
  const all = TRIAL_THRESHOLDS;
  const pairs = fc.tuple(budgets, fc.integer({ min: 0, max: 120 })).map(([low, more]) => ({
    low,
    high: { ...low, amount: toMoney(low.amount + BigInt(more)) },
  }));
  const reaches = (budget: TrialBudget, days: readonly PastDay[], percent: number) =>
    tryMonth(budget, days, all).alerts.find(({ threshold }) => threshold >= percent)?.day ?? "never";

  test("reaches 75, 90 and 100 no earlier, and is used up no earlier", () => {
    fc.assert(
      fc.property(pairs, pasts, fc.constantFrom(75, 90, 100), ({ low, high }, days, percent) => {
        expect(reaches(low, days, percent) <= reaches(high, days, percent)).toBe(true);
        const [first, later] = [low, high].map((budget) => tryMonth(budget, days, all));
        expect((first?.usedUpOn ?? "never") <= (later?.usedUpOn ?? "never")).toBe(true);
        expect((first?.actedOn ?? "never") <= (later?.actedOn ?? "never")).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test("leaves no more unspent, unless a freeze of resources was lifted meanwhile", () => {
    fc.assert(
      fc.property(pairs, pasts, ({ low, high }, days) => {
        const [first, later] = [tryMonth(low, days, all), tryMonth(high, days, all)];
        fc.pre(low.action !== "freeze-account-and-resources" || first.liftedOn === null);
        expect(unspentOf(later.unspent) <= unspentOf(first.unspent)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("may alert more often, since a jump alerts once", () => {
    const days = pastOf([
      [0, 15, 0],
      [0, 3, 0],
      [0, 2, 0],
    ]);
    const count = (amount: bigint) =>
      tryMonth({ amount: toMoney(amount), action: "alert-only", liftWhenRestored: false }, days, all).alerts.length;
    expect([count(17n), count(20n)]).toEqual([2, 3]);
  });
});

test("what was never reached leaves nothing unspent; what is unspent was spent", () => {
  fc.assert(
    fc.property(budgets, pasts, (budget, days) => {
      const { unspent, spent } = tryMonth(budget, days, TRIAL_THRESHOLDS);
      const paid = sumOf(days.map(({ purchases, payPerUse }) => toMoney(purchases + payPerUse)));
      expect(spent).toBe(sumOf(days.map(spentOn)));
      expect(unspent.purchases >= 0n && unspent.payPerUse >= 0n).toBe(true);
      expect(unspentOf(unspent) <= paid).toBe(true);
      if (budget.amount >= paid) expect(unspentOf(unspent)).toBe(0n);
      const holdsOn = budget.action.startsWith("freeze") && !budget.liftWhenRestored;
      if (unspentOf(unspent) > 0n && !holdsOn) expect(unspentOf(unspent) <= spent - budget.amount).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("months do not change one another", () => {
  const [may, june] = ["2026-05", "2026-06"] as [BillingMonth, BillingMonth];
  fc.assert(
    fc.property(budgets, pasts, pasts, (budget, first, second) => {
      const earlier = first.map((day, index) => ({ ...day, day: daysOf(may)[index] ?? day.day }));
      const months = new Map([
        [may, earlier],
        [june, second],
      ]);
      expect(tryMonths(budget, months, TRIAL_THRESHOLDS)).toEqual([
        { month: may, ...tryMonth(budget, earlier, TRIAL_THRESHOLDS) },
        { month: june, ...tryMonth(budget, second, TRIAL_THRESHOLDS) },
      ]);
    }),
  );
});

test.each([
  ["alert-only", false, { purchases: 30n, payPerUse: 0n }, null],
  ["block-pay-per-use", false, { purchases: 30n, payPerUse: 0n }, "2026-06-02"],
  ["freeze-account", false, { purchases: 30n, payPerUse: 0n }, "2026-06-02"],
  ["freeze-account-and-resources", false, { purchases: 30n, payPerUse: 9n }, "2026-06-02"],
] as const)("%s: what stops from the day after it was used up", (action, liftWhenRestored, unspent, actedOn) => {
  const days = pastOf([
    [40, 5, 0],
    [60, 5, 0],
    [30, 9, 0],
  ]);
  const trial = tryMonth({ amount: toMoney(100n), action, liftWhenRestored }, days, TRIAL_THRESHOLDS);
  expect(trial).toMatchObject({ unspent, actedOn, usedUpOn: "2026-06-02", restoredOn: null, spent: 149n });
  expect(trial.alerts).toEqual([{ day: "2026-06-02", threshold: 100 }]);
});

test.each([
  [true, "2026-06-02", 0n],
  [false, null, 20n],
])("restored by a refund, a freeze that lifts then (%s) ends, and one that does not holds", (lifts, liftedOn, kept) => {
  const days = pastOf([
    [100, 0, 0],
    [0, 0, 50],
    [20, 0, 0],
  ]);
  const budget = { amount: toMoney(100n), action: "freeze-account", liftWhenRestored: lifts } as const;
  expect(tryMonth(budget, days, TRIAL_THRESHOLDS)).toMatchObject({
    restoredOn: "2026-06-02",
    liftedOn,
    unspent: { purchases: kept },
  });
});

test("a refund takes back first what would not have been spent", () => {
  const days = pastOf([
    [100, 0, 0],
    [40, 0, 0],
    [0, 0, 30],
    [5, 0, 0],
  ]);
  const budget = { amount: toMoney(100n), action: "alert-only", liftWhenRestored: false } as const;
  expect(tryMonth(budget, days, TRIAL_THRESHOLDS)).toMatchObject({ restoredOn: null, unspent: { purchases: 15n } });
});
