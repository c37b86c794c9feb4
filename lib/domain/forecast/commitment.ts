import { addMonths, type BillingMonth, firstDayOf, lastDayOf } from "../calendar/billing-month";
import { dayNumberOf, type Past } from "./past";

/**
 * What was paid in advance on the same day of both months before, the smaller of the two, comes again: cents by the
 * number of the day. A day the month does not have is its last.
 */
export function commitmentsOf({ first, prepaid }: Past, month: BillingMonth): ReadonlyMap<number, number> {
  const [one, two] = [amountsOf(-1), amountsOf(-2)];
  const start = dayNumberOf(firstDayOf(month));
  const length = dayNumberOf(lastDayOf(month)) - start + 1;
  const expected = new Map<number, number>();
  for (const [day, amount] of one) {
    const again = Math.min(amount, two.get(day) ?? 0);
    const on = start + Math.min(day, length - 1);
    if (again > 0) expected.set(on, (expected.get(on) ?? 0) + again);
  }
  return expected;

  function amountsOf(shift: number): ReadonlyMap<number, number> {
    const start = dayNumberOf(firstDayOf(addMonths(month, shift)));
    const end = dayNumberOf(lastDayOf(addMonths(month, shift)));
    const amounts = new Map<number, number>();
    for (let day = Math.max(start, first); day <= end; day++) {
      const amount = prepaid[day - first] ?? 0;
      if (amount > 0) amounts.set(day - start, amount);
    }
    return amounts;
  }
}
