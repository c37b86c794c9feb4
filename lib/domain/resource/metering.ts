import type { Price } from "../catalogue/offer";
import { priceAt } from "../catalogue/price";
import { type Money, times, toMoney } from "../money/money";

// GMT+08:00 is whole hours from UTC and knows no summer time: a clock hour of one is a clock hour of the other.
export const HOUR_MS = 60 * 60 * 1000;

/** Null: without beginning, or not over. */
export type FrozenSpan = { readonly from: Date | null; readonly until: Date | null };

/** What the hours of a resource cost by. */
export type MeterFacts = {
  readonly quantity: number;
  /** Of its offer, in any order. */
  readonly prices: readonly Price[];
  /** When its customer's resources were frozen; they do not overlap. */
  readonly frozen: readonly FrozenSpan[];
};

/** A clock hour, or the part of it in which the resource ran. Its day and month are those of its start (G9). */
export type MeteredHour = {
  /** Start of the clock hour. */
  readonly hour: Date;
  readonly start: Date;
  readonly end: Date;
  readonly amount: Money;
};

/** Start of the clock hour an instant lies in. */
export function hourOf(at: Date): Date {
  return new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
}

/** To where a resource can be charged: its close, or else the last hour that is over. */
export function chargeableUntil(closedAt: Date | null, at: Date): Date {
  return closedAt !== null && closedAt <= at ? closedAt : hourOf(at);
}

/** The hours between two instants, at most so many, and what each costs. */
export function hoursBetween(facts: MeterFacts, from: Date, until: Date, most = Infinity): readonly MeteredHour[] {
  const hours: MeteredHour[] = [];
  for (let start = from; start < until && hours.length < most; ) {
    const hour = hourOf(start);
    const end = new Date(Math.min(hour.getTime() + HOUR_MS, until.getTime()));
    hours.push({ hour, start, end, amount: costOf(facts, hour, start, end) });
    start = end;
  }
  return hours;
}

/** What goes on costing: a version that withdraws the offer ends buying, not what runs. */
function priceOfHour(prices: readonly Price[], hour: Date): { readonly amount: Money; readonly free: boolean } {
  const offered = prices.filter(({ amount }) => amount !== null);
  const price = priceAt(offered, hour);
  // Versions begin at midnight: what was had at the moment of enabling was had at the start of its hour.
  if (price === null || price.amount === null) throw new Error("what is metered had no price");
  return { amount: price.amount, free: price.freeWhileFrozen };
}

function costOf({ quantity, prices, frozen }: MeterFacts, hour: Date, start: Date, end: Date): Money {
  const { amount, free } = priceOfHour(prices, hour);
  const ran = end.getTime() - start.getTime() - (free ? frozenMs(frozen, start, end) : 0);
  return shareOf(times(amount, quantity), ran);
}

function frozenMs(frozen: readonly FrozenSpan[], start: Date, end: Date): number {
  return frozen.reduce((sum, { from, until }) => {
    const begins = Math.max(start.getTime(), from?.getTime() ?? -Infinity);
    const ends = Math.min(end.getTime(), until?.getTime() ?? Infinity);
    return sum + Math.max(0, ends - begins);
  }, 0);
}

/** Of an hour's price what so many milliseconds cost, half-even to twelve decimals. Prices are not below zero. */
function shareOf(amount: Money, ms: number): Money {
  const [whole, part] = [BigInt(HOUR_MS), amount * BigInt(ms)];
  const down = part / whole;
  const twice = (part % whole) * 2n;
  const up = twice > whole || (twice === whole && down % 2n === 1n);
  return toMoney(up ? down + 1n : down);
}

/** Hours and days of an estimate. */
const HOURS_A_DAY = 24;
const DAYS_A_MONTH = 30;

/** What a resource by the hour would cost in a day, and in a month of 30 days, should its price stay. */
export function estimateOf(price: Money, quantity: number): { readonly day: Money; readonly month: Money } {
  const day = times(times(price, quantity), HOURS_A_DAY);
  return { day, month: times(day, DAYS_A_MONTH) };
}
