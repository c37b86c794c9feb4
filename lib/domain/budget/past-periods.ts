import { addMonths, type BillingMonth, billingMonthOf, monthEndExclusive } from "../calendar/billing-month";
import { type Money, sumOf, ZERO } from "../money/money";
import type { BudgetType } from "./budget";

/** One adjustment record of a customer: its budget from then on, or its end. */
export type BudgetSetting = {
  readonly at: Date;
  /** Null: it ended. */
  readonly budget: { readonly type: BudgetType; readonly amount: Money } | null;
};

export type BudgetPeriod = { readonly budget: BudgetSetting["budget"]; readonly used: Money };

/**
 * The budget in force at the end of a month, or at `at` in the running one, and what was used of it by then: in the
 * month, of a one-time budget since the month in which its unbroken run began (G9). Settings in the order of time.
 */
export function budgetPeriodOf(
  month: BillingMonth,
  settings: readonly BudgetSetting[],
  counted: ReadonlyMap<BillingMonth, Money>,
  at: Date,
): BudgetPeriod {
  const end = monthEndExclusive(month);
  const until = settings.filter((setting) => setting.at < end && setting.at <= at);
  const budget = until.at(-1)?.budget ?? null;
  if (budget?.type !== "one-time") return { budget, used: counted.get(month) ?? ZERO };
  const before = until.findLastIndex((setting) => setting.budget?.type !== "one-time");
  const began = until[before + 1];
  const used: Money[] = [];
  for (let one = billingMonthOf(began?.at ?? end); one <= month; one = addMonths(one, 1)) {
    used.push(counted.get(one) ?? ZERO);
  }
  return { budget, used: sumOf(used) };
}
