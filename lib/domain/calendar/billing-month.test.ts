import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  type BillingMonth,
  billingDayOf,
  billingMonthOf,
  DAY_MS,
  dayStart,
  daysOf,
  firstDayOf,
  isProvisional,
  lastDayOf,
  monthEndExclusive,
  monthOfDay,
  monthStart,
  toBillingDay,
  toBillingMonth,
} from "./billing-month";

const instant = fc.date({
  min: new Date("1990-01-01T00:00:00Z"),
  max: new Date("2199-12-31T00:00:00Z"),
  noInvalidDate: true,
});
const month: fc.Arbitrary<BillingMonth> = instant.map(billingMonthOf);

describe("months", () => {
  test("every instant lies in the month it is billed to", () => {
    fc.assert(
      fc.property(instant, (at) => {
        const of = billingMonthOf(at);
        expect(monthStart(of).getTime()).toBeLessThanOrEqual(at.getTime());
        expect(at.getTime()).toBeLessThan(monthEndExclusive(of).getTime());
      }),
    );
  });

  test("tile time: no gap and no overlap", () => {
    fc.assert(
      fc.property(month, (of) => {
        expect(monthEndExclusive(of)).toEqual(monthStart(addMonths(of, 1)));
        expect(billingMonthOf(monthStart(of))).toBe(of);
        expect(billingMonthOf(new Date(monthStart(of).getTime() - 1))).toBe(addMonths(of, -1));
      }),
    );
  });

  test("16:00 UTC on the last day is the next month, to the millisecond", () => {
    expect(billingMonthOf(new Date("2026-11-30T15:59:59.999Z"))).toBe("2026-11");
    expect(billingMonthOf(new Date("2026-11-30T16:00:00.000Z"))).toBe("2026-12");
    expect(billingMonthOf(new Date("2027-12-31T16:00:00.000Z"))).toBe("2028-01");
    expect(billingMonthOf(new Date("2028-02-29T15:59:59.999Z"))).toBe("2028-02");
  });

  test("text order is time order", () => {
    fc.assert(
      fc.property(instant, instant, (one, other) => {
        const [left, right] = [billingMonthOf(one), billingMonthOf(other)];
        if (left < right) expect(one.getTime()).toBeLessThan(other.getTime());
      }),
    );
  });

  test("adding months and taking them away comes back", () => {
    fc.assert(
      fc.property(month, fc.integer({ min: -500, max: 500 }), (of, count) => {
        expect(addMonths(addMonths(of, count), -count)).toBe(of);
      }),
    );
  });

  test.each(["2026-1", "2026-00", "2026-13", "26-01", "2026-01-01", "", "2026-01 "])("%j is no month", (text) => {
    expect(toBillingMonth(text)).toBeNull();
  });
});

describe("days", () => {
  test("of a month are its first to its last, each in it", () => {
    fc.assert(
      fc.property(month, (of) => {
        const days = daysOf(of);
        expect(days[0]).toBe(firstDayOf(of));
        expect(days.at(-1)).toBe(lastDayOf(of));
        expect(days.every((day) => monthOfDay(day) === of)).toBe(true);
        expect(days.length * DAY_MS).toBe(monthEndExclusive(of).getTime() - monthStart(of).getTime());
      }),
      { numRuns: 40 },
    );
  });

  test("every instant lies in its day, and the day in the instant's month", () => {
    fc.assert(
      fc.property(instant, (at) => {
        const day = billingDayOf(at);
        const since = at.getTime() - dayStart(day).getTime();
        expect(since >= 0 && since < DAY_MS).toBe(true);
        expect(monthOfDay(day)).toBe(billingMonthOf(at));
      }),
    );
  });

  test.each(["2026-02-30", "2026-13-01", "2026-1-1", "2026-11-22T00:00", ""])("%j is no day", (text) => {
    expect(toBillingDay(text)).toBeNull();
  });

  test("a leap day exists in a leap year alone", () => {
    expect(toBillingDay("2028-02-29")).toBe("2028-02-29");
    expect(toBillingDay("2027-02-29")).toBeNull();
  });

  test("a day is provisional until the end of the following day", () => {
    fc.assert(
      fc.property(instant, (at) => {
        const day = billingDayOf(at);
        const end = dayStart(addDays(day, 2));
        expect(isProvisional(day, new Date(end.getTime() - 1))).toBe(true);
        expect(isProvisional(day, end)).toBe(false);
      }),
    );
  });
});
