import { monthsAfter } from "../calendar/months-after";
import { type Money, times } from "../money/money";
import type { Period, Price } from "./offer";

/** The version in force at an instant, in whatever order they are given; null before the first. */
export function priceAt(versions: readonly Price[], at: Date): Price | null {
  let found: Price | null = null;
  for (const version of versions) {
    if (version.validFrom > at) continue;
    if (found === null || version.validFrom > found.validFrom) found = version;
  }
  return found;
}

const MONTHS = { usage: 0, hour: 0, month: 1, year: 12 } as const;

/** Months of a period; 0 where it is not one of months. */
function monthsOf({ unit, count }: Period): number {
  return MONTHS[unit] * count;
}

/** What `quantity` units cost for `periods` periods. Both are whole. */
export function priceOfTerm(amount: Money, periods: number, quantity: number): Money {
  return times(times(amount, periods), quantity);
}

/** When a term of months or years ends, GMT+08:00; counted from its start, so that short months do not shift it. */
export function endOfTerm(start: Date, period: Period, periods: number): Date {
  const months = monthsOf(period);
  if (months === 0) throw new Error("an hour or a use has no term");
  return monthsAfter(start, months * periods);
}
