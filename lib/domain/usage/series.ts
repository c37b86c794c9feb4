import { type BillingDay, type BillingMonth, billingDayOf, daysOf, isProvisional } from "../calendar/billing-month";
import { type Money, plus, toMoney, ZERO } from "../money/money";

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

/** What the month's points end at if it goes on as on its complete days; null without one, or when it is over. */
export function expectedEndOf(month: BillingMonth, points: readonly DayPoint[], at: Date): Money | null {
  const days = daysOf(month);
  const complete = points.filter(({ provisional }) => !provisional);
  const last = complete.at(-1);
  const first = points[0];
  if (!last || !first || complete.length === days.length || billingDayOf(at) < first.day) return null;
  const opening = first.cumulative - first.amount;
  const sofar = last.cumulative - opening;
  const reached = points.at(-1)?.cumulative ?? last.cumulative;
  const expected = toMoney(opening + (sofar * BigInt(days.length)) / BigInt(complete.length));
  return expected > reached ? expected : reached;
}

/** How many of the shown days may still change (G14). */
export function provisionalDaysOf(points: readonly DayPoint[]): number {
  return points.filter(({ provisional }) => provisional).length;
}
