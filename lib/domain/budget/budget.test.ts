import fc from "fast-check";
import { expect, test } from "vitest";
import { addMonths, billingMonthOf } from "../calendar/billing-month";
import { type Money, minus, plus, toMoney } from "../money/money";
import {
  BUDGET_MAX,
  isBudgetAmount,
  isExhausted,
  periodOf,
  remainingOf,
  shownUsage,
  usedOf,
  usedPercentOf,
} from "./budget";
import { hasReached, knownThresholds, raisedMark, reachedThreshold } from "./threshold";

const CENT = 10n ** 10n;
const positive = fc.bigInt({ min: 1n, max: BUDGET_MAX / CENT }).map((cents) => toMoney(cents * CENT));
const used = fc.bigInt({ min: -(BUDGET_MAX * 2n), max: BUDGET_MAX * 4n }).map(toMoney);

test("used and remaining make the amount, overspending included", () => {
  fc.assert(
    fc.property(positive, used, (amount, spent) => {
      expect(plus(spent, remainingOf(amount, spent))).toBe(amount);
      expect(remainingOf(amount, spent) <= 0n).toBe(isExhausted(amount, spent));
    }),
  );
});

test("adding a charge never makes a customer less exhausted", () => {
  fc.assert(
    fc.property(positive, used, positive, (amount, spent, charge) => {
      if (isExhausted(amount, spent)) expect(isExhausted(amount, plus(spent, charge))).toBe(true);
    }),
  );
});

test("the smallest unit under the budget is not used up, the budget itself is", () => {
  fc.assert(
    fc.property(positive, (amount) => {
      expect(isExhausted(amount, minus(amount, toMoney(1n)))).toBe(false);
      expect(isExhausted(amount, amount)).toBe(true);
      expect(reachedThreshold(minus(amount, toMoney(1n)), amount)).toBe(90);
      expect(reachedThreshold(amount, amount)).toBe(100);
    }),
  );
});

test("thresholds are 75, 90, 100 and each further 50, and only those that are reached", () => {
  fc.assert(
    fc.property(positive, used, (amount, spent) => {
      const highest = reachedThreshold(spent, amount);
      expect(highest === 0 || highest === 75 || highest === 90 || (highest >= 100 && highest % 50 === 0)).toBe(true);
      expect(highest === 0 || hasReached(spent, amount, highest)).toBe(true);
      const next = highest === 0 ? 75 : highest === 75 ? 90 : highest === 90 ? 100 : highest + 50;
      expect(hasReached(spent, amount, next)).toBe(false);
      const known = knownThresholds(spent, amount);
      expect(known.at(-1) ?? 0).toBe(highest);
      expect(known.every((percent) => hasReached(spent, amount, percent))).toBe(true);
      expect(known).toEqual(known.toSorted((left, right) => left - right));
    }),
  );
});

test("two postings leave the same mark as their sum", () => {
  fc.assert(
    fc.property(positive, positive, positive, (amount, first, second) => {
      const inTwo = raisedMark(raisedMark(0, first, amount), plus(first, second), amount);
      expect(inTwo).toBe(raisedMark(0, plus(first, second), amount));
    }),
  );
});

test("reserved money counts as used, and shown usage never goes below zero", () => {
  fc.assert(
    fc.property(used, positive, (counted, reserved) => {
      expect(usedOf({ counted, reserved })).toBe(counted + reserved);
      expect(shownUsage(counted)).toBe(counted < 0n ? 0n : counted);
    }),
  );
});

test("a monthly budget has a new period every month, a one-time budget keeps its own", () => {
  const month = billingMonthOf(new Date("2026-11-30T15:59:59.999Z"));
  const next = billingMonthOf(new Date("2026-11-30T16:00:00.000Z"));
  expect(next).toBe(addMonths(month, 1));
  const monthly = { type: "monthly", countsFrom: null } as const;
  expect(periodOf(monthly, month)).not.toBe(periodOf(monthly, next));
  const oneTime = { type: "one-time", countsFrom: month } as const;
  expect(periodOf(oneTime, month)).toBe(periodOf(oneTime, next));
});

test.each([
  ["0", false],
  ["1", true],
  [`${BUDGET_MAX / CENT}`, true],
  [`${BUDGET_MAX / CENT + 1n}`, false],
  ["-1", false],
])("%s cents may be a budget: %s", (cents, allowed) => {
  expect(isBudgetAmount(BigInt(cents) * CENT)).toBe(allowed);
  const finer: Money = toMoney(BigInt(cents) * CENT + 1n);
  expect(isBudgetAmount(finer)).toBe(false);
});

test("a percent is cut to two decimals, so that only the whole budget is 100", () => {
  const cent = 10n ** 10n;
  const amount = toMoney(60_025n * cent);
  expect(usedPercentOf(amount, toMoney(amount - 1n))).toBe(99.99);
  expect(usedPercentOf(amount, amount)).toBe(100);
  expect(usedPercentOf(amount, toMoney(0n))).toBe(0);
  expect(usedPercentOf(amount, toMoney(amount * 2n))).toBe(200);
});
