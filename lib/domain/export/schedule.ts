import {
  addDays,
  addMonths,
  type BillingDay,
  billingDayOf,
  dayStart,
  firstDayOf,
  lastDayOf,
  monthOfDay,
  toBillingDay,
  toBillingMonth,
} from "../calendar/billing-month";
import type { DayRange } from "../expenditure/range";
import type { ExportKind } from "./export";

/** When a scheduled export comes: each day, each Monday, or on the 2nd, when the month's last day is complete (G14). */
export const EXPORT_RHYTHMS = ["daily", "weekly", "monthly"] as const;
export type ExportRhythm = (typeof EXPORT_RHYTHMS)[number];

const HOUR_MS = 60 * 60 * 1000;
export const HOURS_OF_DAY = 24;
const MONDAY = 1;
/** A day is complete at the end of the following one. */
const COMPLETE_AFTER_DAYS = 2;
const WEEK_DAYS = 7;

/** The first time after that instant at which a schedule is due; its hour is one of GMT+08:00. */
export function nextDueAt(rhythm: ExportRhythm, hour: number, after: Date): Date {
  // A month and two days hold every rhythm's next time.
  for (let day = billingDayOf(after); ; day = addDays(day, 1)) {
    const dueAt = new Date(dayStart(day).getTime() + hour * HOUR_MS);
    if (isDueOn(rhythm, day) && dueAt > after) return dueAt;
  }
}

function isDueOn(rhythm: ExportRhythm, day: BillingDay): boolean {
  switch (rhythm) {
    case "daily":
      return true;
    case "weekly":
      // The weekday of a calendar date is the same everywhere; read at its noon in UTC.
      return new Date(`${day}T12:00:00Z`).getUTCDay() === MONDAY;
    case "monthly":
      return day.endsWith("-02");
  }
}

/**
 * The days a run takes: the newest complete day, the seven complete days up to Saturday, or the whole month before. One
 * run's days begin where those of the run before end, and none of them is provisional any more.
 */
export function rangeTaken(rhythm: ExportRhythm, dueAt: Date): DayRange {
  const complete = addDays(billingDayOf(dueAt), -COMPLETE_AFTER_DAYS);
  switch (rhythm) {
    case "daily":
      return { from: complete, to: complete };
    case "weekly":
      return { from: addDays(complete, 1 - WEEK_DAYS), to: complete };
    case "monthly": {
      const month = addMonths(monthOfDay(billingDayOf(dueAt)), -1);
      return { from: firstDayOf(month), to: lastDayOf(month) };
    }
  }
}

/** How an export is told its time: by days, by one month, or not at all, since it takes what is there now. */
const TIMED_BY: Readonly<Record<ExportKind, "days" | "month" | "now">> = {
  customers: "now",
  "delivery-differences": "now",
  orders: "days",
  "expenditure-summary": "month",
  "expenditure-details": "month",
  focus: "month",
  resources: "now",
  statistics: "days",
  "operation-log": "days",
};

const TIMES: readonly string[] = ["month", "from", "to", "range", "after", "before"];

/** The filters without a time, which the rhythm gives. */
export function timelessQuery(query: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(query).filter(([name, value]) => value !== "" && !TIMES.includes(name)));
}

/** The filters of one run. What knows only months takes the month of the newest complete day, up to now. */
export function queryTaken(
  kind: ExportKind,
  query: Readonly<Record<string, string>>,
  { from, to }: DayRange,
): Readonly<Record<string, string>> {
  const timeless = timelessQuery(query);
  switch (TIMED_BY[kind]) {
    case "days":
      return { ...timeless, from, to };
    case "month":
      return { ...timeless, month: monthOfDay(to) };
    case "now":
      return timeless;
  }
}

/** The days that a run's filters ask for, none of them to come; what takes what is there now is of that day. */
export function daysTaken({ from, to, month }: Readonly<Record<string, string>>, at: Date): DayRange {
  const today = billingDayOf(at);
  const [first, last] = [toBillingDay(from ?? ""), toBillingDay(to ?? "")];
  if (first !== null && last !== null) return { from: first, to: last };
  const asked = toBillingMonth(month ?? "");
  if (asked === null) return { from: today, to: today };
  const end = lastDayOf(asked);
  return { from: firstDayOf(asked), to: end < today ? end : today };
}
