import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type BillingDay } from "../calendar/billing-month";
import { toMoney, ZERO } from "../money/money";
import { ANOMALY_DAYS, comparedDays, driversOf, oddDaysOf, ordinaryOf, type Part } from "./anomaly";
import { madeSeries, moneyOfCents } from "./made-series.fixture";
import { dayNumberOf, pastOf } from "./past";

const END = "2026-11-20" as BillingDay;
const START = "2026-06-01" as BillingDay;
const PLAIN = {
  start: START,
  end: END,
  level: 20_000,
  weekend: 1,
  growth: 0,
  noise: 0,
  seed: 3,
  monthly: null,
} as const;

function oddOf(character: object, planted: Readonly<Record<string, number>> = {}) {
  const days = madeSeries({ ...PLAIN, ...character }).map((sum) => {
    const cents = planted[sum.day];
    return cents === undefined ? sum : { ...sum, usage: moneyOfCents(cents) };
  });
  return oddDaysOf(pastOf(days, dayNumberOf(END)));
}

describe("days that do not fit", () => {
  test("a constant or purely weekly series has none, however large and wherever it begins", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 10 ** 8 }), { minLength: 7, maxLength: 7 }),
        fc.integer({ min: 1, max: 200 }),
        (week, length) => {
          const days = Array.from({ length }, (_, index) => {
            const day = addDays(END, index - length + 1);
            return { day, usage: moneyOfCents(week[dayNumberOf(day) % 7] ?? 0), prepaid: ZERO };
          });
          expect(oddDaysOf(pastOf(days, dayNumberOf(END)))).toEqual([]);
        },
      ),
    );
  });

  test("ordinary noise, workdays and slow growth have none", () => {
    for (let seed = 0; seed < 20; seed++) expect(oddOf({ noise: 0.1, weekend: 0.4, growth: 0.03, seed })).toEqual([]);
  });

  test("a planted day is found, whichever it is and whichever way, and it alone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: ANOMALY_DAYS - 1 }), fc.constantFrom(3, 0.1), (back, factor) => {
        const day = addDays(END, -back);
        const found = oddOf({ noise: 0.1 }, { [day]: Math.round(20_000 * factor) });
        expect(found.map((one) => one.day)).toEqual([day]);
        expect(found[0]?.amount).toBe(moneyOfCents(Math.round(20_000 * factor)));
      }),
      { numRuns: 40 },
    );
  });

  test("a second odd day is found beside a first one on the same weekday", () => {
    const [one, two] = ["2026-11-05", "2026-11-12"] as const;
    expect(oddOf({}, { [one]: 90_000, [two]: 80_000 }).map(({ day }) => day)).toEqual([one, two]);
  });

  test("of a new level the first day is told, and the way back by its own", () => {
    const level = Object.fromEntries(["05", "06", "07", "08", "11", "12"].map((day) => [`2026-11-${day}`, 70_000]));
    expect(oddOf({}, level).map(({ day }) => day)).toEqual(["2026-11-05"]);
    expect(oddOf({}, { ...level, "2026-11-16": 100 }).map(({ day }) => day)).toEqual(["2026-11-05", "2026-11-16"]);
    expect(oddOf({}, { ...level, "2026-11-16": 70_000 }).map(({ day }) => day)).toEqual(["2026-11-05", "2026-11-16"]);
  });

  test("small amounts, small parts, too short a past and older days are no news", () => {
    expect(oddOf({ level: 100 }, { "2026-11-12": 1_099 })).toEqual([]);
    expect(oddOf({ level: 100 }, { "2026-11-12": 1_100 })).toHaveLength(1);
    expect(oddOf({}, { "2026-11-12": 25_000 })).toEqual([]);
    expect(oddOf({}, { "2026-11-12": 25_001 })).toHaveLength(1);
    expect(oddOf({ start: "2026-10-20" }, { "2026-11-12": 90_000 })).toEqual([]);
    expect(oddOf({}, { [addDays(END, -ANOMALY_DAYS)]: 90_000 })).toEqual([]);
  });

  test("what is paid in advance is not looked at", () => {
    expect(oddOf({ monthly: { dayOfMonth: 12, cents: 900_000 } })).toEqual([]);
  });
});

describe("what drove a day", () => {
  const part = (product: string, amount: number, expected: number): Part => ({
    product,
    region: "one",
    mode: "pay-per-use",
    amount: moneyOfCents(amount),
    expected: moneyOfCents(expected),
  });

  test("the parts that moved the same way, the greatest first, with their share of the difference", () => {
    const parts = [part("a", 500, 100), part("b", 100, 200), part("c", 900, 200), part("d", 50, 50)];
    expect(driversOf(parts).map(({ product, share }) => [product, share])).toEqual([
      ["c", 70],
      ["a", 40],
    ]);
    expect(driversOf([part("a", 10, 100), part("b", 100, 90)]).map(({ product, share }) => [product, share])).toEqual([
      ["a", 113],
    ]);
    expect(driversOf([part("a", 10, 10)])).toEqual([]);
  });

  test("shares of parts that all moved one way are at most the whole", () => {
    const amounts = fc.array(fc.tuple(fc.nat(10 ** 6), fc.nat(10 ** 6)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(amounts, (pairs) => {
        const parts = pairs.map(([more, base], index) => part(`p${index}`, base + more + 1, base));
        const drivers = driversOf(parts);
        const whole = drivers.reduce((sum, { share }) => sum + share, 0);
        expect(drivers.length).toBe(Math.min(3, pairs.length));
        expect(whole).toBeLessThanOrEqual(102);
        expect(drivers.map(({ amount, expected }) => toMoney(amount - expected))).toEqual(
          drivers.map(({ amount, expected }) => toMoney(amount - expected)).toSorted((a, b) => Number(b - a)),
        );
      }),
    );
  });

  test("days without a part count as nothing of it", () => {
    expect(ordinaryOf([moneyOfCents(100), moneyOfCents(300)], 5)).toBe(ZERO);
    expect(ordinaryOf([moneyOfCents(100), moneyOfCents(300), moneyOfCents(200)], 3)).toBe(moneyOfCents(200));
    expect(comparedDays("2026-11-12" as BillingDay).slice(0, 2)).toEqual(["2026-11-05", "2026-10-29"]);
  });
});
