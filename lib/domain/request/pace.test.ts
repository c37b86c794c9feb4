import fc from "fast-check";
import { expect, test } from "vitest";
import { addMonths, billingMonthOf, daysOf, monthEndExclusive, monthStart } from "../calendar/billing-month";
import { toMoney, ZERO } from "../money/money";
import { paceOf } from "./pace";

const month = billingMonthOf(new Date("2026-11-15T00:00:00Z"));

test("the month ends at what is used already on its last day, and at no less on any other", () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 20n }),
      fc.integer({ min: 0, max: monthEndExclusive(month).getTime() - monthStart(month).getTime() - 1 }),
      (units, passed) => {
        const used = toMoney(units);
        const pace = paceOf(month, used, new Date(monthStart(month).getTime() + passed));
        expect(pace?.monthEnd).toBeGreaterThanOrEqual(units);
        if (pace?.days === daysOf(month).length) expect(pace.monthEnd).toBe(used);
      },
    ),
  );
});

test("one day into the month a day's use is the pace, at the 1st's first millisecond too", () => {
  expect(paceOf(month, toMoney(30n), monthStart(month))).toEqual({
    days: 1,
    perDay: toMoney(30n),
    monthEnd: toMoney(900n),
  });
  expect(paceOf(month, toMoney(-5n), monthStart(month))).toMatchObject({ perDay: ZERO, monthEnd: ZERO });
  expect(paceOf(addMonths(month, 1), toMoney(30n), monthStart(month))).toBeNull();
});
