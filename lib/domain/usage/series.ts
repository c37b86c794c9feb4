import { type BillingDay, type BillingMonth, billingDayOf, daysOf, isProvisional } from "../calendar/billing-month";
import { type Money, plus, ZERO } from "../money/money";

export type DayAmount = { readonly day: BillingDay; readonly amount: Money };

export type DayPoint = {
  readonly day: BillingDay;
  readonly amount: Money;
  /** Opening and everything up to and with this day. */
  readonly cumulative: Money;
  readonly provisional: boolean;
};

/** One point a day of the month up to today; days without a row are zero. */
export function dayPointsOf(
  month: BillingMonth,
  amounts: readonly DayAmount[],
  opening: Money,
  at: Date,
): readonly DayPoint[] {
  const byDay = new Map(amounts.map(({ day, amount }) => [day, amount]));
  const today = billingDayOf(at);
  let cumulative = opening;
  return daysOf(month)
    .filter((day) => day <= today || byDay.has(day))
    .map((day) => {
      const amount = byDay.get(day) ?? ZERO;
      cumulative = plus(cumulative, amount);
      return { day, amount, cumulative, provisional: isProvisional(day, at) };
    });
}

/** How many of the shown days may still change (G14). */
export function provisionalDaysOf(points: readonly DayPoint[]): number {
  return points.filter(({ provisional }) => provisional).length;
}
