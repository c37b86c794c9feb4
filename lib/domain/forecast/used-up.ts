import { type BillingDay, billingDayOf } from "../calendar/billing-month";
import type { Money } from "../money/money";
import type { BudgetLeft, Forecast, ForecastDay } from "./forecast";

type UsedUp = Pick<Forecast, "usedUpOn" | "usedUpEarliest" | "usedUpLatest">;

/** The days on which what is expected of the month from now on uses up what is left of the budget. */
export function usedUpDays(
  byDay: readonly ForecastDay[],
  spentSoFar: Money,
  budget: BudgetLeft | null,
  at: Date,
): UsedUp {
  const today = billingDayOf(at);
  const left = budget === null ? null : budget.amount - budget.used;
  const dayOf = (of: (day: ForecastDay) => Money): BillingDay | null => {
    if (left === null) return null;
    return byDay.find((one) => one.day >= today && of(one) - spentSoFar >= left)?.day ?? null;
  };
  return {
    usedUpOn: dayOf(({ expected }) => expected),
    usedUpEarliest: dayOf(({ high }) => high),
    usedUpLatest: dayOf(({ low }) => low),
  };
}
