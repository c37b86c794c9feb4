import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type BillingDay, billingDayOf } from "../calendar/billing-month";
import { comparedRangeOf, daysIn, rangeOfPreset, timeStepsOf, timeUnitOf } from "./period";

const day = (text: string) => text as BillingDay;
const range = (from: string, to: string) => ({ from: day(from), to: day(to) });

const anyDay = fc
  .date({ min: new Date("2020-01-01T00:00:00Z"), max: new Date("2029-12-31T00:00:00Z"), noInvalidDate: true })
  .map(billingDayOf);
const anyRange = fc
  .record({ from: anyDay, days: fc.integer({ min: 0, max: 500 }) })
  .map(({ from, days }) => ({ from, to: addDays(from, days) }));

test.each([
  ["a month begun, as much of the month before", range("2026-11-01", "2026-11-17"), range("2026-10-01", "2026-10-17")],
  ["a whole month, the whole one before", range("2026-02-01", "2026-02-28"), range("2026-01-01", "2026-01-31")],
  [
    "the 30th of a month, where the one before ends earlier",
    range("2026-03-01", "2026-03-30"),
    range("2026-02-01", "2026-02-28"),
  ],
  ["three months begun", range("2026-09-01", "2026-11-17"), range("2026-06-01", "2026-08-17")],
  ["days within a month, as many right before", range("2026-11-05", "2026-11-11"), range("2026-10-29", "2026-11-04")],
])("%s", (_, asked, former) => {
  expect(comparedRangeOf(asked, "former")).toEqual(former);
});

test("the year before has the same days, and a leap day becomes the last of February", () => {
  expect(comparedRangeOf(range("2026-11-05", "2026-11-11"), "year-before")).toEqual(range("2025-11-05", "2025-11-11"));
  expect(comparedRangeOf(range("2028-02-29", "2028-02-29"), "year-before")).toEqual(range("2027-02-28", "2027-02-28"));
});

test("a former period ends before the period begins and begins no later than it ends", () => {
  fc.assert(
    fc.property(anyRange, (asked) => {
      const former = comparedRangeOf(asked, "former");
      expect(former.to < asked.from).toBe(true);
      expect(former.from <= former.to).toBe(true);
      if (!asked.from.endsWith("-01")) expect(daysIn(former)).toBe(daysIn(asked));
    }),
  );
});

test("the steps of a period are its days, each once and in order", () => {
  fc.assert(
    fc.property(anyRange, fc.constantFrom("day", "month"), (asked, unit) => {
      const steps = timeStepsOf(asked, unit);
      const found = steps.flatMap(({ range: part }) =>
        Array.from({ length: daysIn(part) }, (_, index) => addDays(part.from, index)),
      );
      expect(found).toEqual(Array.from({ length: daysIn(asked) }, (_, index) => addDays(asked.from, index)));
      expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
    }),
    { numRuns: 50 },
  );
});

test("presets end today, but the last month", () => {
  const today = day("2026-03-10");
  expect(rangeOfPreset("this-month", today)).toEqual(range("2026-03-01", "2026-03-10"));
  expect(rangeOfPreset("last-month", today)).toEqual(range("2026-02-01", "2026-02-28"));
  expect(rangeOfPreset("3-months", today)).toEqual(range("2026-01-01", "2026-03-10"));
  expect(rangeOfPreset("12-months", today)).toEqual(range("2025-04-01", "2026-03-10"));
});

test("short periods are drawn by day, long ones by month, also where days are asked of a year", () => {
  expect(timeUnitOf(range("2026-03-01", "2026-04-30"), null)).toBe("day");
  expect(timeUnitOf(range("2026-03-01", "2026-05-31"), null)).toBe("month");
  expect(timeUnitOf(range("2026-03-01", "2026-05-31"), "day")).toBe("day");
  expect(timeUnitOf(range("2026-03-01", "2026-03-31"), "month")).toBe("month");
  expect(timeUnitOf(range("2025-04-01", "2026-03-31"), "day")).toBe("month");
});
