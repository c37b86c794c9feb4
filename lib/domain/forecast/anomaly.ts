import type { BillingDay } from "../calendar/billing-month";
import { type Money, minus, toMoney } from "../money/money";
import { medianOf } from "./method";
import { CENT, centsOf, dayNumberOf, dayOfNumber, type Past } from "./past";

/** Days looked at: what lies further back is no news. */
export const ANOMALY_DAYS = 35;
/** Weeks before a day that tell what its weekday costs, and how many of them there must be. */
const ANOMALY_WEEKS = 8;
const ENOUGH_WEEKS = 4;
/** Amounts in the tenant's currency, cents: below this much apart no day is worth a look. */
const LEAST_CENTS = 1_000;
/** Part of the ordinary day that a difference must reach. */
const LEAST_SHARE = 0.25;
/** Deviations off the middle; of ordinary noise one in some million days is further away. */
const DEVIATIONS = 5;
// Makes the median of deviations one standard deviation of ordinary noise.
const NORMAL = 1.4826;

export type OddDay = { readonly day: BillingDay; readonly amount: Money; readonly expected: Money };

/** What a part of a day costs, and what it ordinarily does. */
export type Part = {
  readonly product: string;
  readonly region: string;
  readonly mode: string;
  readonly amount: Money;
  readonly expected: Money;
};

export type Driver = Part & {
  /** Percent of the whole difference. */
  readonly share: number;
};

/** Days after an odd one in which another of the same way belongs to the same stretch. */
const STRETCH_DAYS = 3;

/**
 * Complete days that do not fit what the same weekday cost in the weeks before; only what is paid by use is looked at.
 * Of a stretch of days that are all above, or all below, the first one is told: a new level is news once.
 */
export function oddDaysOf({ first, usage }: Past): readonly OddDay[] {
  const end = first + usage.length;
  const found: OddDay[] = [];
  const last = { above: -Infinity, below: -Infinity };
  for (let day = Math.max(first, end - ANOMALY_DAYS - ANOMALY_WEEKS * 7); day < end; day++) {
    const amount = usage[day - first] ?? 0;
    const middle = oddFrom({ first, usage }, day, amount);
    if (middle === null) continue;
    const way = amount > middle ? "above" : "below";
    const isNews = day - last[way] > STRETCH_DAYS;
    last[way] = day;
    if (!isNews || day < end - ANOMALY_DAYS) continue;
    found.push({ day: dayOfNumber(day), amount: moneyOf(amount), expected: moneyOf(middle) });
  }
  return found;
}

/** What the day ordinarily costs, where its amount does not fit that; null where it does, or too little is known. */
function oddFrom({ first, usage }: Pick<Past, "first" | "usage">, day: number, amount: number): number | null {
  const weeks = weeksBefore(day, first).map((one) => usage[one - first] ?? 0);
  if (weeks.length < ENOUGH_WEEKS) return null;
  const middle = medianOf(weeks);
  return isOdd(amount, middle, medianOf(weeks.map((week) => Math.abs(week - middle)))) ? middle : null;
}

function isOdd(amount: number, middle: number, deviation: number): boolean {
  const apart = Math.abs(amount - middle);
  return apart >= LEAST_CENTS && apart > Math.max(LEAST_SHARE * Math.abs(middle), DEVIATIONS * NORMAL * deviation);
}

function weeksBefore(day: number, first: number): readonly number[] {
  return Array.from({ length: ANOMALY_WEEKS }, (_, index) => day - 7 * (index + 1)).filter((one) => one >= first);
}

/** The same weekday of the weeks before, as far back as an odd day is compared. */
export function comparedDays(day: BillingDay): readonly BillingDay[] {
  return weeksBefore(dayNumberOf(day), 0).map(dayOfNumber);
}

/** What is ordinary of a part: the middle of its amounts on the compared days, nothing on days without it. */
export function ordinaryOf(amounts: readonly Money[], days: number): Money {
  const missing = Array.from({ length: Math.max(0, days - amounts.length) }, () => 0);
  return moneyOf(medianOf([...amounts.map(centsOf), ...missing]));
}

const DRIVERS = 3;

/** The parts that moved the same way as the day, the greatest first, each with its share of the parts' difference. */
export function driversOf(parts: readonly Part[]): readonly Driver[] {
  const whole = parts.reduce((sum, { amount, expected }) => sum + minus(amount, expected), 0n);
  if (whole === 0n) return [];
  const size = ({ amount, expected }: Part) => (whole > 0n ? minus(amount, expected) : minus(expected, amount));
  return parts
    .filter((part) => size(part) > 0n)
    .toSorted((one, other) => Number(size(other) - size(one)) || (nameOf(one) < nameOf(other) ? -1 : 1))
    .slice(0, DRIVERS)
    .map((part) => ({ ...part, share: Math.round((Number(size(part)) / Math.abs(Number(whole))) * 100) }));
}

const nameOf = ({ product, region, mode }: Part) => `${product} ${region} ${mode}`;

function moneyOf(cents: number): Money {
  return toMoney(BigInt(Math.round(cents)) * CENT);
}
