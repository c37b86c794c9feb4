import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, type BillingDay, billingDayOf } from "../calendar/billing-month";
import { ORDERED_DAYS_MAX, orderedWithin } from "./ordered-within";

const days = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2030-01-01"), noInvalidDate: true })
  .map((date) => billingDayOf(date));

test("a list spans what was asked for, and never more than a year of days, counted back from the last", () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 0, max: 1000 }), (to, back) => {
      const from = addDays(to, -back);
      const within = orderedWithin(from, to);
      expect(within.to).toBe(to);
      expect(within.isCut).toBe(back >= ORDERED_DAYS_MAX);
      expect(within.from).toBe(within.isCut ? addDays(to, 1 - ORDERED_DAYS_MAX) : from);
    }),
  );
});

test("without a first or a last day it is open there", () => {
  const day = "2026-11-29" as BillingDay;
  for (const [from, to] of [
    [null, null],
    [day, null],
    [null, day],
  ] as const) {
    expect(orderedWithin(from, to)).toEqual({ from, to, isCut: false });
  }
});
