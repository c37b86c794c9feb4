import { describe, expect, test } from "vitest";
import type { BillingDay } from "../calendar/billing-month";
import { backTest, STAGES, trialsOf } from "./back-test";
import { backTestOf } from "./error";
import { type Character, madeSeries } from "./made-series.fixture";
import { dayNumberOf, pastOf } from "./past";
import { chosenOf, tallyOf } from "./tally";

const END = "2026-11-20" as BillingDay;
const PLAIN: Character = {
  start: "2025-11-01" as BillingDay,
  end: END,
  level: 20_000,
  weekend: 1,
  growth: 0,
  noise: 0,
  seed: 7,
  monthly: null,
};

function triedOf(character: Partial<Character>) {
  const past = pastOf(madeSeries({ ...PLAIN, ...character }), dayNumberOf(END));
  return backTest(past, trialsOf(past));
}

const CHARACTERS: readonly (readonly [string, Partial<Character>])[] = [
  ["noise alone", { noise: 0.3 }],
  ["workdays", { weekend: 0.3, noise: 0.2 }],
  ["weekends", { weekend: 1.9, noise: 0.2 }],
  ["growth", { growth: 0.12, weekend: 0.6, noise: 0.1 }],
  ["decline", { growth: -0.1, weekend: 0.6, noise: 0.1 }],
  ["a subscription at the month's beginning", { monthly: { dayOfMonth: 2, cents: 150_000 }, noise: 0.2 }],
  ["a subscription late in the month", { monthly: { dayOfMonth: 22, cents: 300_000 }, weekend: 0.5, noise: 0.2 }],
];

describe("series of every character", () => {
  test.each(CHARACTERS)("%s: forecasts of months held back miss less than the straight line", (_, character) => {
    const missed = Array.from({ length: 12 }, (__, seed) => tallyOf(triedOf({ ...character, seed })).at(-1));
    const sum = (of: "method" | "runRate") => missed.reduce((total, one) => total + (one?.[of].weighted ?? 0), 0);
    expect(sum("method")).toBeLessThan(sum("runRate"));
  });
});

test("a month is tried at every stage once it is whole, by what was known before it alone", () => {
  const tried = triedOf({ noise: 0.2 });
  expect(new Set(tried.map(({ month }) => month)).size).toBe(12);
  expect(tried).toHaveLength(12 * STAGES.length);
  const shorter = pastOf(
    madeSeries({ ...PLAIN, noise: 0.2 }).filter(({ day }) => day < "2026-06-01"),
    dayNumberOf("2026-05-31" as BillingDay),
  );
  const then = backTest(shorter, trialsOf(shorter));
  expect(tried.filter(({ month }) => month < "2026-06")).toEqual(then);
});

test("what was foretold of a month does not depend on how it ended", () => {
  const whole = madeSeries({ ...PLAIN, noise: 0.2, weekend: 0.5 });
  const other = whole.map((sum) => (sum.day > "2026-10-15" ? { ...sum, usage: whole[0]?.usage ?? sum.usage } : sum));
  const [one, two] = [whole, other].map((days) => {
    const past = pastOf(days, dayNumberOf(END));
    return backTest(past, trialsOf(past))
      .filter(({ month, stage }) => month === "2026-10" && stage <= 15)
      .map(({ stage, method, expectedRest }) => [stage, method, expectedRest[method]]);
  });
  expect(one).toEqual(two);
});

test("weekdays are seen where they are, and none is claimed without a whole month", () => {
  expect(chosenOf(triedOf({ weekend: 0.2, noise: 0.05 }))[0]?.method).toMatch(/^weekday/);
  expect(backTestOf(triedOf({ start: "2026-10-02" as BillingDay }))).toBeNull();
  expect(backTestOf(triedOf({ start: "2026-10-01" as BillingDay }))).toMatchObject({ months: 1 });
});

test("the errors shown are those of the forecasts: none of a constant series, the line's where a subscription is due", () => {
  expect(backTestOf(triedOf({}))).toEqual({ medianErrorPercent: 0, runRateErrorPercent: 0, months: 12 });
  const { medianErrorPercent, runRateErrorPercent } = backTestOf(
    triedOf({ monthly: { dayOfMonth: 1, cents: 600_000 } }),
  ) ?? { medianErrorPercent: 1, runRateErrorPercent: 0 };
  expect(medianErrorPercent).toBe(0);
  expect(runRateErrorPercent).toBeGreaterThan(20);
});
