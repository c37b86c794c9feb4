import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, type BillingDay, billingDayOf, billingMonthOf, DAY_MS, dayStart } from "../calendar/billing-month";
import { parseMoney, toMoney, ZERO } from "../money/money";
import { isCouponAmount, isExpiring, isValidAt, paysMonth, stateOf, validityOf } from "./coupon";

const money = (text: string) => parseMoney(text) ?? ZERO;
const days = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
  .map(billingDayOf);
const spans = fc
  .tuple(days, fc.integer({ min: 0, max: 400 }))
  .map(([from, count]) => ({ from, until: addDays(from, count) }));
const day = (text: string) => text as BillingDay;

test.each(["0.01", "1", "9999999999.99"])("%s is an amount of a coupon", (text) => {
  expect(isCouponAmount(money(text))).toBe(true);
});

test.each(["0", "-1", "0.001", "1.005", "10000000000"])("%s is none", (text) => {
  expect(isCouponAmount(money(text))).toBe(false);
});

describe("validity", () => {
  test("is from the first millisecond of a day to the last of another", () => {
    fc.assert(
      fc.property(spans, ({ from, until }) => {
        const validity = validityOf(from, until);
        expect(isValidAt(validity, dayStart(from))).toBe(true);
        expect(isValidAt(validity, new Date(dayStart(from).getTime() - 1))).toBe(false);
        const over = dayStart(addDays(until, 1));
        expect(isValidAt(validity, new Date(over.getTime() - 1))).toBe(true);
        expect(isValidAt(validity, over)).toBe(false);
      }),
    );
  });

  test("a coupon may pay the usage of exactly the months of its days", () => {
    fc.assert(
      fc.property(spans, days, ({ from, until }, other) => {
        const month = billingMonthOf(dayStart(other));
        const within = month >= billingMonthOf(dayStart(from)) && month <= billingMonthOf(dayStart(until));
        expect(paysMonth(validityOf(from, until), month)).toBe(within);
      }),
    );
  });
});

describe("state", () => {
  const coupon = { ...validityOf(day("2026-11-10"), day("2026-11-20")), remaining: money("5"), withdrawnAt: null };
  const at = (text: string) => new Date(`${text}+08:00`);

  test.each([
    ["2026-11-09T23:59:59.999", "not-yet-valid", false],
    ["2026-11-10T00:00:00.000", "valid", false],
    ["2026-11-13T23:59:59.999", "valid", false],
    ["2026-11-14T00:00:00.000", "valid", true],
    ["2026-11-20T23:59:59.999", "valid", true],
    ["2026-11-21T00:00:00.000", "expired", false],
  ])("at %s it is %s, expiring: %s", (text, state, expiring) => {
    expect(stateOf(coupon, at(text))).toBe(state);
    expect(isExpiring(coupon, at(text))).toBe(expiring);
  });

  test("used up and withdrawn say more than the days", () => {
    const later = new Date(coupon.endsAt.getTime() + DAY_MS);
    expect(stateOf({ ...coupon, remaining: ZERO }, later)).toBe("used-up");
    expect(stateOf({ ...coupon, remaining: toMoney(0n), withdrawnAt: later }, later)).toBe("withdrawn");
  });
});
