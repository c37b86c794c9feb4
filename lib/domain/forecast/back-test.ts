import { addMonths, type BillingMonth, firstDayOf, monthOfDay } from "../calendar/billing-month";
import { commitmentsOf } from "./commitment";
import { METHOD_OF, METHODS, type MethodName, meanOf } from "./method";
import { before, chargedBetween, dayNumberOf, dayOfNumber, isRegular, knownOf, type Past } from "./past";

/** Days of a past month up to which it is told, the rest held back. */
export const STAGES = [5, 10, 15, 20, 25] as const;
export type Stage = (typeof STAGES)[number];

/** What is learnt of a series at the end of a day: what each method expects of the days after it. */
export type Outlook = {
  /** Cents expected of a day, by its number, and how much of it is paid in advance. */
  readonly usageOf: (method: MethodName) => (day: number) => number;
  readonly commitments: ReadonlyMap<number, number>;
  readonly regular: boolean;
  /** Cents of an ordinary day, so that errors of any size compare. */
  readonly level: number;
};

/** A past month told up to a day, and what became of it; cents. */
export type Trial = {
  readonly month: BillingMonth;
  readonly stage: Stage;
  readonly end: number;
  readonly rest: number;
  /** Cents of ordinary days in the rest. */
  readonly scale: number;
  readonly expectedRest: Readonly<Record<MethodName, number>>;
  readonly runRateEnd: number;
};

/** A trial with the method that earlier months would have chosen. */
export type Tried = Trial & { readonly method: MethodName; readonly expectedEnd: number };

const MONTHS = 12;
const CHOOSE_BY = 6;
const LEVEL_DAYS = 56;
const ENOUGH = 28;

export function outlookOf(past: Past, month: BillingMonth): Outlook {
  const regular = isRegular(past);
  const known = knownOf(past, regular, dayNumberOf(firstDayOf(month)));
  return {
    usageOf: (method) => METHOD_OF[method](known),
    commitments: regular ? new Map() : commitmentsOf(past, month),
    regular,
    level: meanOf(knownOf(past, true, 0).days.slice(-LEVEL_DAYS)),
  };
}

/** Every whole month of the past, at every stage, told by all methods. */
export function trialsOf(past: Past): readonly Trial[] {
  const end = past.first + past.usage.length;
  if (past.usage.length === 0) return [];
  const running = monthOfDay(dayOfNumber(end));
  const months = Array.from({ length: MONTHS }, (_, index) => addMonths(running, index - MONTHS));
  return months
    .filter((month) => dayNumberOf(firstDayOf(month)) >= past.first)
    .flatMap((month) => trialsIn(past, month));
}

function trialsIn(past: Past, month: BillingMonth): readonly Trial[] {
  const [start, end] = [dayNumberOf(firstDayOf(month)), dayNumberOf(firstDayOf(addMonths(month, 1)))];
  const sum = chargedBetween(past, start, end);
  return STAGES.map((stage) => {
    const from = start + stage;
    const outlook = outlookOf(before(past, from), month);
    const soFar = chargedBetween(past, start, from);
    const committed = restOf(from, end, (day) => outlook.commitments.get(day) ?? 0);
    const expected = METHODS.map((method) => [method, restOf(from, end, outlook.usageOf(method)) + committed]);
    return {
      month,
      stage,
      end: sum,
      rest: sum - soFar,
      scale: outlook.level * (end - from),
      expectedRest: Object.fromEntries(expected) as Record<MethodName, number>,
      runRateEnd: (soFar * (end - start)) / stage,
    };
  });
}

/** The trials, each by what was known then: its method is chosen by the months before it alone. */
export function backTest(past: Past, trials: readonly Trial[]): readonly Tried[] {
  const chosen = new Map(
    [...new Set(trials.map(({ month }) => month))].map((month) => {
      const earlier = trials.filter((trial) => trial.month < month);
      return [month, chooseMethod(earlier, dayNumberOf(firstDayOf(month)) - past.first)];
    }),
  );
  return trials.map((trial) => {
    const method = chosen.get(trial.month) ?? "mean";
    return { ...trial, method, expectedEnd: trial.end - trial.rest + trial.expectedRest[method] };
  });
}

/** The method that missed least in the latest months; without one, by how many days there are. */
export function chooseMethod(trials: readonly Trial[], days: number): MethodName {
  const months = [...new Set(trials.map(({ month }) => month))].toSorted().slice(-CHOOSE_BY);
  if (months.length === 0) return days >= ENOUGH ? "weekday" : "mean";
  const recent = trials.filter(({ month }) => months.includes(month));
  let best: { readonly method: MethodName; readonly missed: number } | null = null;
  for (const method of METHODS) {
    const missed = recent.reduce((sum, { expectedRest, rest }) => sum + Math.abs(expectedRest[method] - rest), 0);
    if (!best || missed < best.missed) best = { method, missed };
  }
  return best?.method ?? "mean";
}

function restOf(from: number, end: number, expected: (day: number) => number): number {
  let sum = 0;
  for (let day = from; day < end; day++) sum += expected(day);
  return sum;
}
