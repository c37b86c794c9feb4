import { type BillingDay, billingDayOf } from "../calendar/billing-month";
import { type Money, toMoney } from "../money/money";
import type { BudgetLeft, Forecast, ForecastDay } from "./forecast";

type UsedUp = Pick<Forecast, "usedUpOn" | "usedUpEarliest" | "usedUpLatest">;

/** The days on which what is expected of the month from now on uses up what is left of the budget; of one that is used up there is none. */
export function usedUpDays(
  byDay: readonly ForecastDay[],
  spentSoFar: Money,
  budget: BudgetLeft | null,
  at: Date,
): UsedUp {
  const today = billingDayOf(at);
  const left = budget === null ? null : budget.amount - budget.used;
  const dayOf = (of: (day: ForecastDay) => Money): BillingDay | null => {
    if (left === null || left <= 0n) return null;
    return byDay.find((one) => one.day >= today && of(one) - spentSoFar >= left)?.day ?? null;
  };
  return {
    usedUpOn: dayOf(({ expected }) => expected),
    usedUpEarliest: dayOf(({ high }) => high),
    usedUpLatest: dayOf(({ low }) => low),
  };
}

/** What will be used of a budget at the month's end, when so much is used now. */
export function expectedUse(used: Money, { expectedEnd, spentSoFar }: Forecast): Money {
  return toMoney(used + expectedEnd - spentSoFar);
}

/** How many of the days that have begun may still change (G14). */
export function provisionalDaysIn({ asOf, byDay }: Forecast): number {
  const today = billingDayOf(asOf);
  return byDay.filter(({ day }) => day <= today).length;
}
