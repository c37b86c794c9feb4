import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addDays,
  addMonths,
  type BillingDay,
  billingDayOf,
  daysOf,
  monthOfDay,
  monthStart,
} from "../calendar/billing-month";
import { type DayRange, splitRange } from "./range";

const day = fc
  .date({ min: new Date("2020-01-01T00:00:00Z"), max: new Date("2029-12-31T00:00:00Z"), noInvalidDate: true })
  .map(billingDayOf);

function daysIn({ from, to }: DayRange): BillingDay[] {
  const found: BillingDay[] = [];
  for (let at = from; at <= to; at = addDays(at, 1)) found.push(at);
  return found;
}

test("months and edges together are the range, each day once, and an edge is never a whole month", () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -3, max: 500 }), (from, length) => {
      const range = { from, to: addDays(from, length) };
      const { months, days } = splitRange(range);
      const covered = days.flatMap(daysIn);
      if (months !== null) {
        expect(months.first <= months.last).toBe(true);
        for (let at = months.first; at <= months.last; at = addMonths(at, 1)) covered.push(...daysOf(at));
      }
      expect(covered.toSorted()).toEqual(daysIn(range));
      for (const edge of days) {
        const month = daysOf(monthOfDay(edge.from));
        expect(edge.from === month[0] && edge.to >= (month.at(-1) ?? "")).toBe(false);
      }
    }),
    { numRuns: 200 },
  );
});

test("whole years are months alone", () => {
  const from = billingDayOf(monthStart(monthOfDay("2025-01-01" as BillingDay)));
  expect(splitRange({ from, to: "2025-12-31" as BillingDay })).toEqual({
    months: { first: "2025-01", last: "2025-12" },
    days: [],
  });
});
