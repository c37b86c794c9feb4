import { expect, test } from "vitest";
import { type BillingMonth, monthStart } from "../calendar/billing-month";
import { type Money, parseMoney } from "../money/money";
import { type BudgetSetting, budgetPeriodOf } from "./past-periods";

const money = (text: string) => parseMoney(text) as Money;
const month = (text: string) => text as BillingMonth;
const at = new Date("2026-06-15T00:00:00+08:00");
const set = (when: string, type: "monthly" | "one-time", amount: string): BudgetSetting => ({
  at: new Date(`${when}+08:00`),
  budget: { type, amount: money(amount) },
});
const counted = new Map([
  [month("2026-01"), money("10")],
  [month("2026-02"), money("20")],
  [month("2026-03"), money("30")],
  [month("2026-04"), money("40")],
  [month("2026-06"), money("60")],
]);
const periodOf = (of: string, settings: readonly BudgetSetting[]) => budgetPeriodOf(month(of), settings, counted, at);

test("a month's budget is the one of its last instant, and the running month's that of now", () => {
  const settings = [set("2026-01-10T00:00:00", "monthly", "100"), set("2026-03-01T00:00:00", "monthly", "200")];
  expect(periodOf("2026-02", settings)).toEqual({
    budget: { type: "monthly", amount: money("100") },
    used: money("20"),
  });
  expect(periodOf("2026-03", settings).budget?.amount).toBe(money("200"));
  expect(
    budgetPeriodOf(month("2026-03"), settings, counted, new Date(monthStart(month("2026-03")).getTime() - 1)).budget
      ?.amount,
  ).toBe(money("100"));
});

test("before the first setting and after the end there is none, and what counted is told all the same", () => {
  const settings = [
    set("2026-02-10T00:00:00", "monthly", "100"),
    { at: new Date("2026-03-31T23:59:59+08:00"), budget: null },
  ];
  expect(periodOf("2026-01", settings)).toEqual({ budget: null, used: money("10") });
  expect(periodOf("2026-03", settings).budget).toBeNull();
});

test("a one-time budget is used since its unbroken run began: a later amount does not move that, monthly and back does", () => {
  const raised = [set("2026-02-20T00:00:00", "one-time", "100"), set("2026-04-02T00:00:00", "one-time", "150")];
  expect(periodOf("2026-04", raised)).toEqual({
    budget: { type: "one-time", amount: money("150") },
    used: money("90"),
  });
  const back = [...raised, set("2026-05-01T00:00:00", "monthly", "9"), set("2026-05-02T00:00:00", "one-time", "150")];
  expect(periodOf("2026-06", back).used).toBe(money("60"));
});
