import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type BillingDay, type BillingMonth, daysOf, monthEndExclusive } from "../calendar/billing-month";
import { coverageOf, type DayRange } from "./coverage";

const MONTH = "2024-09" as BillingMonth;
const during = new Date("2024-09-20T00:00:00Z");
const day = fc.integer({ min: -60, max: 60 }).map((shift) => addDays("2024-09-15" as BillingDay, shift));
const has = (ranges: readonly DayRange[], of: BillingDay) => ranges.some(({ from, to }) => from <= of && of <= to);

test("while the month runs, days from the first to the one before the latest are covered", () => {
  fc.assert(
    fc.property(day, day, day, (one, two, asked) => {
      const [firstDay, lastDay] = one < two ? [one, two] : [two, one];
      expect(has(coverageOf({ firstDay, lastDay }, MONTH, during), asked)).toBe(firstDay <= asked && asked < lastDay);
    }),
  );
});

test("when the month is over, all of it is covered besides", () => {
  const over = monthEndExclusive(MONTH);
  fc.assert(
    fc.property(day, day, day, (one, two, asked) => {
      const [firstDay, lastDay] = one < two ? [one, two] : [two, one];
      const ranges = coverageOf({ firstDay, lastDay }, MONTH, over);
      expect(daysOf(MONTH).every((of) => has(ranges, of))).toBe(true);
      const expected = daysOf(MONTH).includes(asked) || (firstDay <= asked && asked < lastDay);
      expect(has(ranges, asked)).toBe(expected);
      for (const [index, range] of ranges.entries()) {
        const next = ranges[index + 1];
        if (next) expect(addDays(range.to, 1) < next.from).toBe(true);
      }
    }),
  );
});

test("to the millisecond before its end the month is not over", () => {
  const just = new Date(monthEndExclusive(MONTH).getTime() - 1);
  expect(
    coverageOf({ firstDay: "2024-09-01" as BillingDay, lastDay: "2024-09-01" as BillingDay }, MONTH, just),
  ).toEqual([]);
});
