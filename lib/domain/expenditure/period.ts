import {
  addDays,
  addMonths,
  type BillingDay,
  type BillingMonth,
  DAY_MS,
  dayStart,
  firstDayOf,
  lastDayOf,
  monthOfDay,
} from "../calendar/billing-month";
import type { DayRange } from "./range";

/** Stretches one asks for by name, in the order of their length; each ends today but the last month. */
export const PERIOD_PRESETS = ["this-month", "last-month", "3-months", "6-months", "12-months"] as const;
export type PeriodPreset = (typeof PERIOD_PRESETS)[number];

/** What a period is compared with: as much time right before it, or the same days of the year before. */
export const COMPARED_WITH = ["former", "year-before"] as const;
export type ComparedWith = (typeof COMPARED_WITH)[number];

export const TIME_UNITS = ["day", "month"] as const;
export type TimeUnit = (typeof TIME_UNITS)[number];

/** How many customers are drawn together. */
export const CHOSEN_MAX = 6;

/** Two months and what hangs over are drawn by day, longer periods by month. */
const DAYS_BY_DAY = 62;
/** Drawn by day on request: half a year. */
const DAYS_BY_DAY_MAX = 184;

export function rangeOfPreset(preset: PeriodPreset, today: BillingDay): DayRange {
  const running = monthOfDay(today);
  switch (preset) {
    case "this-month":
      return { from: firstDayOf(running), to: today };
    case "last-month":
      return wholeMonth(addMonths(running, -1));
    case "3-months":
    case "6-months":
    case "12-months":
      return { from: firstDayOf(addMonths(running, 1 - Number.parseInt(preset, 10))), to: today };
  }
}

export function wholeMonth(month: BillingMonth): DayRange {
  return { from: firstDayOf(month), to: lastDayOf(month) };
}

/**
 * The period it is compared with. What begins on the 1st is moved by whole months and ends on the same day of its
 * month, so that a month begun is held against as much of the month before; anything else is moved by its length.
 */
export function comparedRangeOf(range: DayRange, comparedWith: ComparedWith): DayRange {
  const months = monthsIn(range);
  if (comparedWith === "year-before") return movedByMonths(range, -12);
  if (range.from === firstDayOf(monthOfDay(range.from))) return movedByMonths(range, -months);
  const days = daysIn(range);
  return { from: addDays(range.from, -days), to: addDays(range.to, -days) };
}

function movedByMonths({ from, to }: DayRange, months: number): DayRange {
  return { from: dayIn(addMonths(monthOfDay(from), months), from), to: dayIn(addMonths(monthOfDay(to), months), to) };
}

/** The same day of another month; the last one stays the last, and a day that month has not becomes its last. */
function dayIn(month: BillingMonth, day: BillingDay): BillingDay {
  const last = lastDayOf(month);
  const same = `${month}${day.slice(7)}` as BillingDay;
  return day === lastDayOf(monthOfDay(day)) || same > last ? last : same;
}

/** Days in it, both ends included. */
export function daysIn({ from, to }: DayRange): number {
  return Math.round((dayStart(to).getTime() - dayStart(from).getTime()) / DAY_MS) + 1;
}

/** Calendar months it touches. */
function monthsIn({ from, to }: DayRange): number {
  const number = (day: BillingDay) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return number(to) - number(from) + 1;
}

/** By what it is drawn: as asked where that stays readable, else by its length. */
export function timeUnitOf(range: DayRange, asked: TimeUnit | null): TimeUnit {
  const days = daysIn(range);
  if (asked === "day") return days <= DAYS_BY_DAY_MAX ? "day" : "month";
  return asked ?? (days <= DAYS_BY_DAY ? "day" : "month");
}

/** A day or a month of a period, and the days of the period in it. */
export type TimeStep = { readonly key: string; readonly range: DayRange };

/** Every day or month of the period, in order. */
export function timeStepsOf({ from, to }: DayRange, unit: TimeUnit): readonly TimeStep[] {
  const steps: TimeStep[] = [];
  for (let at = from; at <= to; ) {
    const end = unit === "day" ? at : lastDayOf(monthOfDay(at));
    const last = end < to ? end : to;
    steps.push({ key: unit === "day" ? at : monthOfDay(at), range: { from: at, to: last } });
    at = addDays(last, 1);
  }
  return steps;
}
