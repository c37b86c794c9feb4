import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  type BillingDay,
  type BillingMonth,
  billingDayOf,
  DAY_MS,
  dayStart,
  daysOf,
  monthOfDay,
} from "../calendar/billing-month";
import { sumOf, toMoney, ZERO } from "../money/money";
import type { DaySum } from "./forecast";
import { forecastMonth } from "./forecast-month";
import { madeSeries, moneyOfCents } from "./made-series.fixture";

const START = "2026-01-10" as BillingDay;

const days: fc.Arbitrary<readonly DaySum[]> = fc
  .array(fc.tuple(fc.integer({ min: -2_000, max: 90_000 }), fc.integer({ min: 0, max: 50_000 })), { maxLength: 150 })
  .map((sums) =>
    sums.map(([usage, prepaid], index) => ({
      day: addDays(START, index),
      usage: moneyOfCents(usage),
      prepaid: moneyOfCents(prepaid % 3 === 0 ? prepaid : 0),
    })),
  );

/** An instant in the last of the days, or soon after. */
const asked = fc.tuple(days, fc.integer({ min: 0, max: 3 * DAY_MS })).map(([sums, later]) => {
  const at = new Date(dayStart(addDays(START, Math.max(0, sums.length - 1))).getTime() + later);
  return { days: sums, month: monthOfDay(billingDayOf(at)), at, renewals: [], budget: null };
});

function seenOf(sums: readonly DaySum[], month: BillingMonth) {
  return sumOf(
    sums.filter(({ day }) => monthOfDay(day) === month).map(({ usage, prepaid }) => toMoney(usage + prepaid)),
  );
}

describe("whatever was charged", () => {
  test("no month ends below what is charged, the band holds the expectation, and it is the last day's", () => {
    fc.assert(
      fc.property(asked, (facts) => {
        const { spentSoFar, expectedEnd, low, high, byDay } = forecastMonth(facts);
        expect(spentSoFar).toBe(seenOf(facts.days, facts.month));
        expect(spentSoFar <= low && low <= expectedEnd && expectedEnd <= high).toBe(true);
        expect(byDay.every((day) => day.low <= day.expected && day.expected <= day.high)).toBe(true);
        expect(byDay.at(-1)?.expected ?? spentSoFar).toBe(expectedEnd);
      }),
      { numRuns: 60 },
    );
  });

  test("the same question has the same answer, in whatever order the days come", () => {
    fc.assert(
      fc.property(asked, (facts) => {
        expect(forecastMonth({ ...facts, days: facts.days.toReversed() })).toEqual(forecastMonth(facts));
      }),
      { numRuns: 30 },
    );
  });

  test("a multiple of every charge is the same multiple of the end, to the cent it is rounded to", () => {
    fc.assert(
      fc.property(asked, fc.integer({ min: 2, max: 50 }), (facts, factor) => {
        const one = forecastMonth(facts);
        const many = forecastMonth({
          ...facts,
          days: facts.days.map(({ day, usage, prepaid }) => ({
            day,
            usage: toMoney(usage * BigInt(factor)),
            prepaid: toMoney(prepaid * BigInt(factor)),
          })),
        });
        expect(many.method).toBe(one.method);
        const apart = many.expectedEnd - toMoney(one.expectedEnd * BigInt(factor));
        const cents = moneyOfCents(factor);
        expect(apart <= cents && apart >= -cents).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test("once its last day is complete, a month ends at exactly its sum", () => {
    fc.assert(
      fc.property(asked, (facts) => {
        const end = new Date(dayStart(daysOf(facts.month).at(-1) ?? START).getTime() + 2 * DAY_MS);
        const { expectedEnd, low, high, byDay, method } = forecastMonth({ ...facts, at: end });
        const sum = seenOf(facts.days, facts.month);
        expect([expectedEnd, low, high, byDay.length, method]).toEqual([sum, sum, sum, 0, "complete"]);
      }),
      { numRuns: 30 },
    );
  });
});

test("a constant series ends at exactly itself, without a band, wherever it began", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 3, max: 300 }), (cents, length) => {
      const sums = Array.from({ length }, (_, index) => ({
        day: addDays(START, index),
        usage: moneyOfCents(cents),
        prepaid: ZERO,
      }));
      const at = new Date(dayStart(addDays(START, length - 1)).getTime() + DAY_MS - 1);
      const month = monthOfDay(billingDayOf(at));
      const { expectedEnd, low, high } = forecastMonth({ days: sums, month, at, renewals: [], budget: null });
      const ofMonth = daysOf(month).filter((day) => day >= START).length;
      expect([low, expectedEnd, high]).toEqual(Array.from({ length: 3 }, () => moneyOfCents(cents * ofMonth)));
    }),
    { numRuns: 60 },
  );
});

const YEAR = {
  start: "2025-11-01",
  end: "2026-11-10",
  level: 10_000,
  weekend: 0.4,
  growth: 0,
  noise: 0,
  seed: 1,
  monthly: null,
} as const;
const NOON = new Date("2026-11-10T12:00:00+08:00");

function novemberOf(character: object, more: object = {}) {
  const sums = madeSeries({ ...YEAR, ...character } as Parameters<typeof madeSeries>[0]);
  const month = "2026-11" as BillingMonth;
  return forecastMonth({ days: sums, month, at: NOON, renewals: [], budget: null, ...more });
}

test("a purely weekly series ends at exactly its weeks", () => {
  const whole = madeSeries({ ...YEAR, end: "2026-11-30" } as Parameters<typeof madeSeries>[0]);
  expect(novemberOf({}).expectedEnd).toBe(seenOf(whole, "2026-11" as BillingMonth));
});

test("what is paid in advance on the same day of each month is known to come, once", () => {
  const { known, expectedEnd } = novemberOf({ level: 0, monthly: { dayOfMonth: 20, cents: 30_000 } });
  expect(known).toEqual([{ day: "2026-11-20", amount: moneyOfCents(30_000), what: "commitment" }]);
  expect(expectedEnd).toBe(moneyOfCents(30_000));
  const renewals = [{ day: "2026-11-20" as BillingDay, amount: moneyOfCents(30_000), what: "renewal" as const }];
  const renewed = novemberOf({ level: 0, monthly: { dayOfMonth: 20, cents: 30_000 } }, { renewals });
  expect(renewed.known).toEqual(renewals);
  expect(renewed.expectedEnd).toBe(moneyOfCents(30_000));
});

test("the budget is used up on the day on which what is left of it is spent", () => {
  // 8 complete days, the 9th and 10th provisional and whole; 6,000 cents left are spent on the 11th.
  const { spentSoFar } = novemberOf({ weekend: 1 });
  const left = (cents: number) =>
    novemberOf({ weekend: 1 }, { budget: { used: spentSoFar, amount: toMoney(spentSoFar + moneyOfCents(cents)) } });
  expect(left(10_000)).toMatchObject({ usedUpOn: "2026-11-11", usedUpEarliest: "2026-11-11" });
  expect(left(10_001).usedUpOn).toBe("2026-11-12");
  expect(left(200_000).usedUpOn).toBe("2026-11-30");
  expect(left(200_001).usedUpOn).toBeNull();
  expect(left(0).usedUpOn).toBeNull();
  expect(left(1).usedUpOn).toBe("2026-11-11");
});

test("half of a day that is not complete is made whole, a refund of it stays", () => {
  const sums = madeSeries({ ...YEAR, weekend: 1 } as Parameters<typeof madeSeries>[0]);
  const month = "2026-11" as BillingMonth;
  const ask = (usage: number) =>
    forecastMonth({
      days: sums.map((sum) => (sum.day === "2026-11-10" ? { ...sum, usage: moneyOfCents(usage) } : sum)),
      month,
      at: NOON,
      renewals: [],
      budget: null,
    }).expectedEnd;
  expect(ask(5_000)).toBe(moneyOfCents(300_000));
  expect(ask(12_000)).toBe(moneyOfCents(302_000));
  expect(ask(-7_000)).toBe(moneyOfCents(293_000));
});
