import { type BillingDay, billingDayOf, DAY_MS, isProvisional } from "../calendar/billing-month";
import type { Money } from "../money/money";
import type { DaySum } from "./forecast";
import { type Known, sumOf } from "./method";

/** Units of 10⁻¹² in a cent. */
export const CENT = 10n ** 10n;

/** Complete days without a gap, from the first one with a charge. Cents, so that statistics may use numbers. */
export type Past = {
  /** Number of the first day. */
  readonly first: number;
  readonly usage: readonly number[];
  readonly prepaid: readonly number[];
};

/** Days since 1970: distances and weekdays become plain arithmetic. */
export function dayNumberOf(day: BillingDay): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

export function dayOfNumber(number: number): BillingDay {
  return new Date(number * DAY_MS).toISOString().slice(0, 10) as BillingDay;
}

export function centsOf(amount: Money): number {
  return Number(amount) / Number(CENT);
}

/** The number of the last day whose figures are complete (G14). */
export function lastCompleteDay(at: Date): number {
  const today = dayNumberOf(billingDayOf(at));
  return isProvisional(dayOfNumber(today - 1), at) ? today - 2 : today - 1;
}

/** The complete days up to and with `last`; none where nothing was charged yet. */
export function pastOf(days: readonly DaySum[], last: number): Past {
  const amounts = days.map(({ day, ...sums }) => ({ ...sums, number: dayNumberOf(day) }));
  const known = amounts.filter(({ number }) => number <= last);
  const first = known.reduce((least, { number }) => Math.min(least, number), last + 1);
  const usage = Array.from({ length: last + 1 - first }, () => 0);
  const prepaid = [...usage];
  for (const { number, ...sums } of known) {
    usage[number - first] = centsOf(sums.usage) + (usage[number - first] ?? 0);
    prepaid[number - first] = centsOf(sums.prepaid) + (prepaid[number - first] ?? 0);
  }
  return { first, usage, prepaid };
}

/** The days before `end`, as if nothing later were known. */
export function before({ first, usage, prepaid }: Past, end: number): Past {
  const count = Math.max(0, end - first);
  return { first, usage: usage.slice(0, count), prepaid: prepaid.slice(0, count) };
}

const REGULAR_DAYS = 28;

/** Whether what is paid in advance falls on most days and so goes on like usage; else it comes on its own days. */
export function isRegular({ prepaid }: Past): boolean {
  const recent = prepaid.slice(-REGULAR_DAYS);
  return recent.filter((amount) => amount !== 0).length * 2 > recent.length;
}

/** The days a method learns from. */
export function knownOf(past: Past, regular: boolean, monthFirst: number): Known {
  const { first, usage, prepaid } = past;
  return { first, monthFirst, days: regular ? usage.map((amount, index) => amount + (prepaid[index] ?? 0)) : usage };
}

/** Everything charged from one day to before another, cents. */
export function chargedBetween({ first, usage, prepaid }: Past, from: number, end: number): number {
  const [start, stop] = [Math.max(0, from - first), Math.max(0, end - first)];
  return sumOf(usage.slice(start, stop)) + sumOf(prepaid.slice(start, stop));
}
