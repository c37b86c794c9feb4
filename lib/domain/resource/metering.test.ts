import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { billingDayOf, billingMonthOf } from "../calendar/billing-month";
import { amountOf, dayOf } from "../catalogue/catalogue.fixture";
import type { Price } from "../catalogue/offer";
import { sumOf, times, toMoney } from "../money/money";
import {
  chargeableUntil,
  estimateOf,
  type FrozenSpan,
  HOUR_MS,
  hourOf,
  hoursBetween,
  type MeterFacts,
} from "./metering";

const priceOf = (day: string, amount: string | null, freeWhileFrozen = false): Price => ({
  validFrom: dayOf(day),
  amount: amount === null ? null : amountOf(amount),
  freeWhileFrozen,
});
const at = (text: string) => new Date(`${text}+08:00`);
const facts: MeterFacts = { quantity: 2, prices: [priceOf("2026-01-01", "0.3")], frozen: [] };

const costs = (wish: Partial<MeterFacts>, from: string, until: string) =>
  hoursBetween({ ...facts, ...wish }, at(from), at(until)).map(({ amount }) => amount);

describe("an hour", () => {
  test("is a clock hour, and costs its price for each", () => {
    const hours = hoursBetween(facts, at("2026-11-29T10:00:00"), at("2026-11-29T12:00:00"));
    expect(hours).toEqual([
      {
        hour: at("2026-11-29T10:00:00"),
        start: at("2026-11-29T10:00:00"),
        end: at("2026-11-29T11:00:00"),
        amount: amountOf("0.6"),
      },
      {
        hour: at("2026-11-29T11:00:00"),
        start: at("2026-11-29T11:00:00"),
        end: at("2026-11-29T12:00:00"),
        amount: amountOf("0.6"),
      },
    ]);
  });

  test("that ran partly costs its part, to the millisecond", () => {
    expect(costs({}, "2026-11-29T10:45:00", "2026-11-29T12:00:00")).toEqual([amountOf("0.15"), amountOf("0.6")]);
    expect(costs({}, "2026-11-29T10:15:00", "2026-11-29T10:15:00.001")).toEqual([amountOf("0.000000166667")]);
    expect(costs({}, "2026-11-29T10:15:00", "2026-11-29T10:15:00")).toEqual([]);
  });

  test("is rounded half-even at the twelfth decimal", () => {
    const half = (amount: string) =>
      costs({ quantity: 1, prices: [priceOf("2026-01-01", amount)] }, "2026-11-29T10:00:00", "2026-11-29T10:30:00");
    expect(half("0.000000000001")).toEqual([amountOf("0")]);
    expect(half("0.000000000003")).toEqual([amountOf("0.000000000002")]);
    expect(half("0.000000000005")).toEqual([amountOf("0.000000000002")]);
  });

  test("belongs to the day and month of its start", () => {
    const hours = hoursBetween(facts, at("2026-11-30T22:30:00"), at("2026-12-01T01:00:00"));
    expect(hours.map(({ start }) => billingDayOf(start))).toEqual(["2026-11-30", "2026-11-30", "2026-12-01"]);
    expect(hours.map(({ start }) => billingMonthOf(start))).toEqual(["2026-11", "2026-11", "2026-12"]);
  });

  test("is an hour also where the server's zone leaves one out or has one twice", () => {
    for (const day of ["2026-03-08", "2026-11-01"]) {
      const hours = hoursBetween(facts, new Date(`${day}T00:00:00Z`), new Date(`${day}T23:59:59.999Z`));
      expect(hours).toHaveLength(24);
      expect(hours.slice(0, 23).every(({ start, end }) => end.getTime() - start.getTime() === HOUR_MS)).toBe(true);
    }
  });
});

describe("the price of an hour", () => {
  test("is the one in force at its start", () => {
    const prices = [priceOf("2026-01-01", "1"), priceOf("2026-11-30", "5")];
    expect(costs({ prices }, "2026-11-29T23:00:00", "2026-11-30T01:00:00")).toEqual([amountOf("2"), amountOf("10")]);
  });

  test("goes on once the offer is withdrawn, as it was, until it is offered again", () => {
    const prices = [priceOf("2026-01-01", "1", true), priceOf("2026-11-29", null), priceOf("2026-11-30", "5")];
    const frozen = [{ from: at("2026-11-29T23:30:00"), until: null }];
    expect(costs({ prices, frozen }, "2026-11-29T22:00:00", "2026-11-30T01:00:00")).toEqual([
      amountOf("2"),
      amountOf("1"),
      amountOf("10"),
    ]);
  });

  test("is never made up", () => {
    expect(() => costs({ prices: [] }, "2026-11-29T23:00:00", "2026-11-30T01:00:00")).toThrow();
    expect(() =>
      costs({ prices: [priceOf("2026-01-01", null)] }, "2026-11-29T23:00:00", "2026-11-30T01:00:00"),
    ).toThrow();
  });
});

describe("while its customer's resources are frozen", () => {
  const free = [priceOf("2026-01-01", "1", true)];
  const frozen: readonly FrozenSpan[] = [
    { from: null, until: at("2026-11-29T10:15:00") },
    { from: at("2026-11-29T10:30:00"), until: at("2026-11-29T10:45:00") },
    { from: at("2026-11-29T11:30:00"), until: null },
  ];

  test("it costs on", () => {
    expect(costs({ frozen }, "2026-11-29T10:00:00", "2026-11-29T13:00:00")).toEqual([
      amountOf("0.6"),
      amountOf("0.6"),
      amountOf("0.6"),
    ]);
  });

  test("the frozen part of an hour is free where the version of its start says so", () => {
    const wish = { quantity: 1, prices: free, frozen };
    expect(costs(wish, "2026-11-29T10:00:00", "2026-11-29T13:00:00")).toEqual([
      amountOf("0.5"),
      amountOf("0.5"),
      amountOf("0"),
    ]);
    const later = { ...wish, prices: [...free, priceOf("2026-11-30", "1")] };
    expect(costs(later, "2026-11-29T23:00:00", "2026-11-30T01:00:00")).toEqual([amountOf("0"), amountOf("1")]);
  });
});

test("what is closed is charged to its close, the rest to the last hour that is over", () => {
  const now = at("2026-11-29T10:20:30.123");
  expect(hourOf(now)).toEqual(at("2026-11-29T10:00:00"));
  expect(chargeableUntil(null, now)).toEqual(at("2026-11-29T10:00:00"));
  expect(chargeableUntil(at("2026-11-29T10:10:00"), now)).toEqual(at("2026-11-29T10:10:00"));
  expect(chargeableUntil(now, now)).toEqual(now);
  expect(chargeableUntil(at("2026-11-29T10:21:00"), now)).toEqual(at("2026-11-29T10:00:00"));
});

test("an estimate is a day of 24 hours and a month of 30 days", () => {
  expect(estimateOf(amountOf("0.05"), 3)).toEqual({ day: amountOf("3.6"), month: amountOf("108") });
});

const instant = fc
  .integer({ min: 0, max: 400 * HOUR_MS })
  .map((ms) => new Date(at("2026-11-20T00:00:00").getTime() + ms));
const span = fc
  .tuple(instant, instant)
  .map(([left, right]) => (left < right ? { from: left, until: right } : { from: right, until: left }));
const amount = fc.bigInt({ min: 0n, max: 10n ** 15n }).map((units) => toMoney(units));
const world = fc.record({
  price: amount,
  quantity: fc.integer({ min: 1, max: 1000 }),
  free: fc.boolean(),
  frozen: fc.option(span, { nil: null }),
  span,
});

test("hours follow one another without gap or overlap, none beyond its clock hour", () => {
  fc.assert(
    fc.property(span, ({ from, until }) => {
      const hours = hoursBetween(facts, from, until);
      expect(hours.map(({ start }) => start)).toEqual([from, ...hours.map(({ end }) => end)].slice(0, hours.length));
      expect(hours.at(-1)?.end ?? until).toEqual(until);
      for (const { hour, start, end } of hours) {
        expect(hourOf(start)).toEqual(hour);
        expect(start < end && end.getTime() <= hour.getTime() + HOUR_MS).toBe(true);
      }
      expect(new Set(hours.map(({ hour }) => hour.getTime())).size).toBe(hours.length);
    }),
  );
});

test("however it is cut at full hours, the parts are the whole", () => {
  fc.assert(
    fc.property(
      world,
      fc.integer({ min: 1, max: 50 }),
      ({ price, quantity, free, frozen, span: { from, until } }, most) => {
        const given = {
          quantity,
          prices: [{ ...priceOf("2026-01-01", null), amount: price, freeWhileFrozen: free }],
          frozen: frozen ? [frozen] : [],
        };
        const whole = hoursBetween(given, from, until);
        const parts: (typeof whole)[number][] = [];
        for (let begin = from; begin < until; begin = parts.at(-1)?.end ?? until)
          parts.push(...hoursBetween(given, begin, until, most));
        expect(parts).toEqual(whole);
      },
    ),
  );
});

test("at one price the sum is the time it ran, but for half of the last decimal an hour cut", () => {
  fc.assert(
    fc.property(world, ({ price, quantity, free, frozen, span: { from, until } }) => {
      const prices = [{ validFrom: dayOf("2026-01-01"), amount: price, freeWhileFrozen: free }];
      const hours = hoursBetween({ quantity, prices, frozen: frozen ? [frozen] : [] }, from, until);
      const overlap =
        frozen === null || !free ? 0 : Math.max(0, Math.min(+until, +frozen.until) - Math.max(+from, +frozen.from));
      const exact = times(price, quantity) * BigInt(+until - +from - overlap);
      const off = sumOf(hours.map((hour) => hour.amount)) * BigInt(HOUR_MS) - exact;
      // First, last, and the two in which a freeze begins and ends.
      expect((off < 0n ? -off : off) <= 2n * BigInt(HOUR_MS)).toBe(true);
    }),
  );
});
