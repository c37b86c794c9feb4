import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addMonths,
  type BillingDay,
  type BillingMonth,
  billingMonthOf,
  monthEndExclusive,
} from "../calendar/billing-month";
import { paysMonth, validityOf } from "./coupon";
import { firstMonthOf, isSettlementDay, lastDueMonth, settledAtOf } from "./settlement";

const instants = fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true });
const dayNumbers = fc.integer({ min: 1, max: 28 });
const november = "2026-11" as BillingMonth;

test("a month is settled on the day of the following month, at midnight GMT+08:00", () => {
  expect(settledAtOf(november, 5)).toEqual(new Date("2026-12-04T16:00:00.000Z"));
  expect(settledAtOf(november, 1)).toEqual(monthEndExclusive(november));
  expect(settledAtOf(addMonths(november, 1), 28)).toEqual(new Date("2027-01-27T16:00:00.000Z"));
});

test("a month is due from the very millisecond of its settlement", () => {
  expect(lastDueMonth(5, new Date("2026-12-04T15:59:59.999Z"))).toBe("2026-10");
  expect(lastDueMonth(5, new Date("2026-12-04T16:00:00.000Z"))).toBe("2026-11");
  fc.assert(
    fc.property(instants, dayNumbers, (at, day) => {
      const due = lastDueMonth(day, at);
      expect(settledAtOf(due, day).getTime()).toBeLessThanOrEqual(at.getTime());
      expect(settledAtOf(addMonths(due, 1), day).getTime()).toBeGreaterThan(at.getTime());
      // Never a month that is still running.
      expect(due < billingMonthOf(at)).toBe(true);
    }),
  );
});

test("the first month a coupon may pay is the one it begins in", () => {
  fc.assert(
    fc.property(instants, (start) => {
      const month = billingMonthOf(start);
      const validity = validityOf(`${month}-03` as BillingDay, `${month}-04` as BillingDay);
      expect(firstMonthOf(validity)).toBe(month);
      expect(paysMonth(validity, month)).toBe(true);
      expect(paysMonth(validity, addMonths(month, -1))).toBe(false);
    }),
  );
});

test.each([0, 29, 1.5, Number.NaN, -1])("%s is no day of settlement", (day) => {
  expect(isSettlementDay(day)).toBe(false);
});
