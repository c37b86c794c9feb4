import { addMonths, billingDayOf, billingMonthOf, dayStart, lastDayOf, toBillingDay } from "./billing-month";

/** The same day and time `count` months earlier, GMT+08:00; on that month's last day where it is shorter. */
export function monthsBefore(instant: Date, count: number): Date {
  const day = billingDayOf(instant);
  const month = addMonths(billingMonthOf(instant), -count);
  const earlier = toBillingDay(`${month}${day.slice(7)}`) ?? lastDayOf(month);
  return new Date(dayStart(earlier).getTime() + instant.getTime() - dayStart(day).getTime());
}
