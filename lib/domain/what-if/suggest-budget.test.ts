import fc from "fast-check";
import { expect, test } from "vitest";
import { BUDGET_MAX, isBudgetAmount } from "../budget/budget";
import { type Money, parseMoney, toMoney, ZERO } from "../money/money";
import { suggestBudget } from "./suggest-budget";

const money = (text: string) => parseMoney(text) ?? ZERO;
const over = (...months: string[]) => ({ months: months.map(money), days: 0, spentInDays: ZERO });

test.each([
  ["the median and a fifth", over("1020", "900", "812.40", "790", "700"), "1000", "suggestion.median"],
  ["two months: their middle", over("100", "200"), "180", "suggestion.median"],
  ["the latest three lie higher", over("10", "10", "10", "10", "90", "100", "110"), "120", "suggestion.rising"],
  ["the latest three lie lower", over("90", "100", "110", "100", "10", "10", "10"), "110", "suggestion.median"],
  ["one peak does not count", over("100", "100", "9000"), "120", "suggestion.median"],
  ["a tiny month", over("0.000000000001"), "1", "suggestion.median"],
  ["from five on in steps of a half", over("500.01"), "650", "suggestion.median"],
  ["thousands in hundreds", over("1234.56"), "1500", "suggestion.median"],
  ["at most a budget's", over("99999999999"), "2147483647", "suggestion.median"],
])("%s", (_name, past, amount, code) => {
  const suggestion = suggestBudget(past);
  expect([suggestion.amount, suggestion.basis.code]).toEqual([money(amount), code]);
});

test("says the figures it rests on", () => {
  expect(suggestBudget(over("1020", "900", "812.40", "790", "700")).basis).toEqual({
    code: "suggestion.median",
    months: 5,
    median: money("812.40"),
    highest: money("1020"),
  });
});

test.each([
  ["six days", { months: [], days: 6, spentInDays: money("60") }, null, "suggestion.too-early"],
  ["a week", { months: [], days: 7, spentInDays: money("70") }, "360", "suggestion.days"],
  ["a week without spending", { months: [], days: 7, spentInDays: ZERO }, null, "suggestion.nothing-spent"],
  ["months without spending", over("0", "-1"), null, "suggestion.nothing-spent"],
  ["one month of five", over("0", "0", "300", "0", "0"), null, "suggestion.seldom"],
])("%s", (_name, past, amount, code) => {
  const suggestion = suggestBudget(past);
  expect([suggestion.amount, suggestion.basis.code]).toEqual([amount === null ? null : money(amount), code]);
});

const spent = fc
  .oneof(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 16n }), fc.bigInt({ min: -5n, max: 10n ** 23n }))
  .map(toMoney);
const months = fc.array(spent, { maxLength: 12 });

test("is a budget, never zero, at least a fifth above the typical month", () => {
  fc.assert(
    fc.property(months, fc.nat({ max: 60 }), spent, (past, days, spentInDays) => {
      const { amount, basis } = suggestBudget({ months: past, days, spentInDays });
      if (amount === null) return;
      expect(isBudgetAmount(amount)).toBe(true);
      const typical =
        basis.code === "suggestion.rising"
          ? basis.recent
          : basis.code === "suggestion.days"
            ? basis.month
            : "median" in basis
              ? basis.median
              : ZERO;
      expect(amount === BUDGET_MAX || amount * 100n >= typical * 120n).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("more spending in any month, or in the days, never makes it lower", () => {
  const more = fc.bigInt({ min: 0n, max: 10n ** 16n });
  const amountOf = (past: readonly Money[], days: number, spentInDays: Money) =>
    suggestBudget({ months: past, days, spentInDays }).amount ?? ZERO;
  fc.assert(
    fc.property(months, fc.nat(), more, fc.nat({ max: 60 }), spent, (past, at, plus, days, spentInDays) => {
      const raised = past.map((month, index) => (index === at % past.length ? toMoney(month + plus) : month));
      const before = amountOf(past, days, spentInDays);
      expect(amountOf(raised, days, toMoney(spentInDays + plus)) >= before).toBe(true);
    }),
    { numRuns: 2000 },
  );
});
