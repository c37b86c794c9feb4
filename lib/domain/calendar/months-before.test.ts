import fc from "fast-check";
import { expect, test } from "vitest";
import { addMonths, billingDayOf, billingMonthOf, DAY_MS } from "./billing-month";
import { monthsBefore } from "./months-before";

const instants = fc.date({
  min: new Date("2015-01-01T00:00:00Z"),
  max: new Date("2099-01-01T00:00:00Z"),
  noInvalidDate: true,
});
const counts = fc.integer({ min: 0, max: 36 });
const timeOf = (instant: Date) => (instant.getTime() + 8 * 3_600_000) % DAY_MS;

test("it lies in the month that many months earlier, at the same time of day", () => {
  fc.assert(
    fc.property(instants, counts, (instant, count) => {
      const earlier = monthsBefore(instant, count);
      expect(billingMonthOf(earlier)).toBe(addMonths(billingMonthOf(instant), -count));
      expect(timeOf(earlier)).toBe(timeOf(instant));
    }),
  );
});

test("the day stays, unless that month is shorter", () => {
  fc.assert(
    fc.property(instants, counts, (instant, count) => {
      const [earlier, later] = [monthsBefore(instant, count), instant].map((one) => billingDayOf(one).slice(8));
      if (Number(later) <= 28) expect(earlier).toBe(later);
      expect(Number(earlier)).toBeLessThanOrEqual(Number(later));
    }),
  );
});

test("a later instant never has an earlier bound within the same day's time", () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 0, max: 400 }), counts, (instant, days, count) => {
      const later = new Date(instant.getTime() + days * DAY_MS);
      expect(monthsBefore(later, count).getTime()).toBeGreaterThanOrEqual(monthsBefore(instant, count).getTime());
    }),
  );
});

test("the last days of May lead to the last of February, in the zone money is counted in", () => {
  expect(monthsBefore(new Date("2026-05-30T20:00:00Z"), 3)).toEqual(new Date("2026-02-27T20:00:00Z"));
  expect(monthsBefore(new Date("2026-05-31T15:59:59Z"), 3)).toEqual(new Date("2026-02-28T15:59:59Z"));
  expect(monthsBefore(new Date("2028-05-31T12:00:00Z"), 3)).toEqual(new Date("2028-02-29T12:00:00Z"));
});
