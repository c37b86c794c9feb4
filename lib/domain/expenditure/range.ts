import {
  addDays,
  type BillingDay,
  type BillingMonth,
  firstDayOf,
  lastDayOf,
  monthOfDay,
} from "../calendar/billing-month";

/** Days from the first to the last, both included. */
export type DayRange = { readonly from: BillingDay; readonly to: BillingDay };
export type MonthRange = { readonly first: BillingMonth; readonly last: BillingMonth };

export function monthRangeOf({ first, last }: MonthRange): DayRange {
  return { from: firstDayOf(first), to: lastDayOf(last) };
}

/** Whole months as months and the days at both ends as days, each day exactly once; an empty range has none. */
export function splitRange({ from, to }: DayRange): {
  readonly months: MonthRange | null;
  readonly days: readonly DayRange[];
} {
  if (from > to) return { months: null, days: [] };
  const first =
    from === firstDayOf(monthOfDay(from)) ? monthOfDay(from) : monthOfDay(addDays(lastDayOf(monthOfDay(from)), 1));
  const last = to === lastDayOf(monthOfDay(to)) ? monthOfDay(to) : monthOfDay(addDays(firstDayOf(monthOfDay(to)), -1));
  if (first > last) return { months: null, days: [{ from, to }] };
  const whole = monthRangeOf({ first, last });
  const edges = [
    { from, to: addDays(whole.from, -1) },
    { from: addDays(whole.to, 1), to },
  ];
  return { months: { first, last }, days: edges.filter((edge) => edge.from <= edge.to) };
}
