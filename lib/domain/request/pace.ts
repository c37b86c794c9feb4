import { type BillingMonth, DAY_MS, daysOf, monthStart } from "../calendar/billing-month";
import { type Money, toMoney, ZERO } from "../money/money";

export type Pace = {
  /** Days of the month begun so far, the running one included. */
  readonly days: number;
  readonly perDay: Money;
  /** What the month ends at if it goes on so. */
  readonly monthEnd: Money;
};

/** Used so far by the days begun, and the month's end at that pace; null before the month ("Pace"). */
export function paceOf(month: BillingMonth, used: Money, at: Date): Pace | null {
  const length = daysOf(month).length;
  const since = Math.floor((at.getTime() - monthStart(month).getTime()) / DAY_MS);
  if (since < 0) return null;
  const days = Math.min(since + 1, length);
  const positive = used > 0n ? used : ZERO;
  return {
    days,
    perDay: toMoney(positive / BigInt(days)),
    monthEnd: toMoney((positive * BigInt(length)) / BigInt(days)),
  };
}
