/** Of equals the back-test takes the first: what a single odd day moves least, then the simplest. */
export const METHODS = ["weekday-median", "mean", "run-rate", "weekday", "weekday-level", "weekday-trend"] as const;
export type MethodName = (typeof METHODS)[number];

/** Complete days in a row: cents a day, the number of the first, and the number of the month's first day. */
export type Known = { readonly days: readonly number[]; readonly first: number; readonly monthFirst: number };
/** Cents expected of a later day, by its number. */
export type Expectation = (day: number) => number;

const WEEKS = 8;
const LEVEL_DAYS = 14;
const HALF = 28;
// What growth is left after a week: a trend of four weeks must not run on for four more.
const DAMPING = 0.85;
const WEEKLY_GROWTH = { least: 0.8, most: 1.25 };

/** How much of each later day is expected; without a day to learn from nothing. */
export const METHOD_OF: Readonly<Record<MethodName, (known: Known) => Expectation>> = {
  mean: (known) => always(meanOf(known.days.slice(-HALF))),
  "run-rate": (known) => {
    const ofMonth = known.days.slice(Math.max(0, known.monthFirst - known.first));
    return ofMonth.length === 0 ? METHOD_OF.mean(known) : always(meanOf(ofMonth));
  },
  weekday: (known) => byWeekday(known, meanOf) ?? METHOD_OF.mean(known),
  "weekday-median": (known) => byWeekday(known, medianOf) ?? METHOD_OF.mean(known),
  "weekday-level": (known) => leveled(known, () => 1) ?? METHOD_OF.mean(known),
  "weekday-trend": (known) => leveled(known, dampedTrend(known)) ?? METHOD_OF.mean(known),
};

export function meanOf(amounts: readonly number[]): number {
  return amounts.length === 0 ? 0 : sumOf(amounts) / amounts.length;
}

export function medianOf(amounts: readonly number[]): number {
  return quantileOf(amounts, 0.5);
}

/** Between the two nearest where no amount stands at the quantile itself. */
export function quantileOf(amounts: readonly number[], at: number): number {
  const sorted = amounts.toSorted((one, other) => one - other);
  const place = (sorted.length - 1) * at;
  const [below = 0, above = below] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return below + (above - below) * (place - Math.floor(place));
}

export function sumOf(amounts: readonly number[]): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
}

// 1970-01-01, day number zero, was a Thursday.
export function weekdayOf(day: number): number {
  return (day + 4) % 7;
}

function always(amount: number): Expectation {
  const expected = Math.max(0, amount);
  return () => expected;
}

/** Null below two weeks. */
function byWeekday(known: Known, middle: (amounts: readonly number[]) => number): Expectation | null {
  const weekdays = weekdaysOf(known);
  if (!weekdays) return null;
  const expected = weekdays.map((amounts) => Math.max(0, middle(amounts)));
  return (day) => expected[weekdayOf(day)] ?? 0;
}

function weekdaysOf({ days, first }: Known): readonly (readonly number[])[] | null {
  if (days.length < 2 * 7) return null;
  const start = Math.max(0, days.length - WEEKS * 7);
  const groups: number[][] = Array.from({ length: 7 }, () => []);
  for (let index = start; index < days.length; index++) groups[weekdayOf(first + index)]?.push(days[index] ?? 0);
  return groups;
}

/** The shape of a week times the level of the last two, which grows by `growth` of the weeks since their middle. */
function leveled(known: Known, growth: (weeks: number) => number): Expectation | null {
  const weekdays = weekdaysOf(known);
  const mean = meanOf(known.days.slice(-WEEKS * 7));
  if (!weekdays || mean <= 0) return null;
  const shape = weekdays.map((amounts) => Math.max(0, meanOf(amounts)) / mean);
  const end = known.first + known.days.length;
  const recent = known.days.slice(-LEVEL_DAYS);
  const parts = sumOf(recent.map((_, index) => shape[weekdayOf(end - recent.length + index)] ?? 0));
  if (parts <= 0) return null;
  const level = Math.max(0, sumOf(recent) / parts);
  const middle = end - (LEVEL_DAYS + 1) / 2;
  return (day) => (shape[weekdayOf(day)] ?? 0) * level * growth((day - middle) / 7);
}

function dampedTrend({ days }: Known): (weeks: number) => number {
  const [before, after] = [sumOf(days.slice(-2 * HALF, -HALF)), sumOf(days.slice(-HALF))];
  if (days.length < 2 * HALF || before <= 0 || after <= 0) return () => 1;
  const weekly = (after / before) ** (7 / HALF);
  const growth = Math.min(WEEKLY_GROWTH.most, Math.max(WEEKLY_GROWTH.least, weekly));
  return (weeks) => growth ** ((DAMPING * (1 - DAMPING ** weeks)) / (1 - DAMPING));
}
