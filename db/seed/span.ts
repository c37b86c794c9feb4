import {
  addDays,
  addMonths,
  type BillingDay,
  type BillingMonth,
  billingDayOf,
  billingMonthOf,
  DAY_MS,
  dayStart,
  firstDayOf,
  isProvisional,
  lastDayOf,
  monthOfDay,
} from "@/lib/domain/calendar/billing-month";

const MONTHS_BACK = 13;
const HOUR_MS = DAY_MS / 24;
/** Nightly, GMT+08:00. */
const IMPORT_HOUR = 2.5;

/** The stretch of time that the demo world tells of, all of it relative to one instant. */
export type Span = {
  readonly now: Date;
  readonly today: BillingDay;
  readonly running: BillingMonth;
  readonly months: readonly BillingMonth[];
  readonly firstDay: BillingDay;
  /** The provider's nightly delivery came last at this instant and told of days up to this one. */
  readonly deliveredAt: Date;
  readonly deliveredDay: BillingDay;
};

export function spanUntil(now: Date): Span {
  const today = billingDayOf(now);
  const running = billingMonthOf(now);
  const months = Array.from({ length: MONTHS_BACK + 1 }, (_, index) => addMonths(running, index - MONTHS_BACK));
  const tonight = nightly(today);
  const isIn = tonight.getTime() <= now.getTime() - 5 * 60_000;
  const deliveryDay = isIn ? today : addDays(today, -1);
  return {
    now,
    today,
    running,
    months,
    firstDay: firstDayOf(months[0] ?? running),
    deliveredAt: nightly(deliveryDay),
    deliveredDay: addDays(deliveryDay, -1),
  };
}

/** Instant of that day's nightly import. */
export function nightly(day: BillingDay): Date {
  return atHour(day, IMPORT_HOUR);
}

export function atHour(day: BillingDay, hour: number): Date {
  return new Date(dayStart(day).getTime() + Math.round(hour * HOUR_MS));
}

/** Days of the month that have begun. */
export function begunDays(month: BillingMonth, { today }: Span): readonly BillingDay[] {
  const last = monthOfDay(today) === month ? today : lastDayOf(month);
  return daysBetween(firstDayOf(month), last);
}

/** Both inclusive. */
export function daysBetween(first: BillingDay, last: BillingDay): readonly BillingDay[] {
  const count = Math.round((dayStart(last).getTime() - dayStart(first).getTime()) / DAY_MS) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(first, index));
}

/** The newest month that its distributor has closed: the one before the last whose every day is complete. */
export function lastClosedOf({ running, now }: Pick<Span, "running" | "now">): BillingMonth {
  const isComplete = !isProvisional(lastDayOf(addMonths(running, -1)), now);
  return addMonths(running, isComplete ? -2 : -3);
}

/** When a month was closed, in the morning of the fifth day after it. */
export function closedAtOf(month: BillingMonth): Date {
  return atHour(addDays(firstDayOf(addMonths(month, 1)), 4), 10);
}
