import type { BillingDay } from "../calendar/billing-month";
import { type Money, toMoney, ZERO } from "../money/money";
import type { DaySum } from "./forecast";
import { weekdayOf } from "./method";
import { CENT, dayNumberOf, dayOfNumber } from "./past";

/** Even noise in [-1, 1) that a seed and a place decide. */
function noiseOf(seed: number, place: number): number {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(place + 1, 0x85ebca6b)) >>> 0;
  state = Math.imul(state ^ (state >>> 16), 0x7feb352d) >>> 0;
  state = Math.imul(state ^ (state >>> 15), 0x846ca68b) >>> 0;
  return ((state ^ (state >>> 16)) >>> 0) / 2 ** 31 - 1;
}

export type Character = {
  readonly start: BillingDay;
  readonly end: BillingDay;
  /** Cents of usage on an ordinary day. */
  readonly level: number;
  /** Part of an ordinary day that Saturday and Sunday cost. */
  readonly weekend: number;
  /** Growth over thirty days, as a part. */
  readonly growth: number;
  readonly noise: number;
  readonly seed: number;
  /** Cents paid in advance on a day of each month; null: nothing is. */
  readonly monthly: { readonly dayOfMonth: number; readonly cents: number } | null;
};

export function madeSeries(of: Character): readonly DaySum[] {
  const [first, last] = [dayNumberOf(of.start), dayNumberOf(of.end)];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const day = dayOfNumber(first + index);
    const shape = [0, 6].includes(weekdayOf(first + index)) ? of.weekend : 1;
    const grown = of.level * shape * (1 + of.growth) ** (index / 30) * (1 + of.noise * noiseOf(of.seed, index));
    const isDue = of.monthly !== null && Number(day.slice(8)) === of.monthly.dayOfMonth;
    return {
      day,
      usage: moneyOfCents(Math.round(grown)),
      prepaid: isDue ? moneyOfCents(of.monthly?.cents ?? 0) : ZERO,
    };
  });
}

export function moneyOfCents(cents: number): Money {
  return toMoney(BigInt(cents) * CENT);
}
