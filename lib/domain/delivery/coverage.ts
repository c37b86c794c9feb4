import {
  addDays,
  type BillingDay,
  type BillingMonth,
  firstDayOf,
  lastDayOf,
  monthEndExclusive,
} from "../calendar/billing-month";

/** Days from `from` to `to`, both inclusive. */
export type DayRange = { readonly from: BillingDay; readonly to: BillingDay };

/** The days on which a delivery's bills replace estimates, for every account it bills; ranges do not touch (G12). */
export function coverageOf(
  charged: { readonly firstDay: BillingDay; readonly lastDay: BillingDay },
  billingPeriod: BillingMonth,
  importedAt: Date,
): readonly DayRange[] {
  const ranges: DayRange[] = [];
  // The latest day may still be incomplete.
  if (charged.firstDay < charged.lastDay) {
    ranges.push({ from: charged.firstDay, to: addDays(charged.lastDay, -1) });
  }
  if (importedAt >= monthEndExclusive(billingPeriod)) {
    ranges.push({ from: firstDayOf(billingPeriod), to: lastDayOf(billingPeriod) });
  }
  return merged(ranges);
}

function merged(ranges: readonly DayRange[]): readonly DayRange[] {
  const [first, second] = ranges.toSorted((left, right) => left.from.localeCompare(right.from));
  if (first === undefined || second === undefined) return ranges;
  if (addDays(first.to, 1) < second.from) return [first, second];
  return [{ from: first.from, to: first.to > second.to ? first.to : second.to }];
}
