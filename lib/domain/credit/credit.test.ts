import fc from "fast-check";
import { expect, test } from "vitest";
import { monthEndExclusive, monthStart, toBillingMonth } from "../calendar/billing-month";
import { toMoney } from "../money/money";
import { type CreditStanding, isSame, isUsedUp, leftOf, paceOf, usedOf } from "./credit";
import { decideRecord, decideRule } from "./decide-credit";

const money = fc.bigInt({ min: 0n, max: 10n ** 24n }).map(toMoney);
const instant = fc.date({
  min: new Date("2025-01-01T00:00:00Z"),
  max: new Date("2027-01-01T00:00:00Z"),
  noInvalidDate: true,
});
const standing: fc.Arbitrary<CreditStanding> = fc.record({
  asOf: instant,
  quota: money,
  balance: fc.bigInt({ min: -(10n ** 20n), max: 10n ** 24n }).map(toMoney),
  coupons: money,
  due: money,
  unbilled: money,
});
const of = (quota: bigint, due: bigint, asOf: Date): CreditStanding => ({
  asOf,
  quota: toMoney(quota),
  due: toMoney(due),
  balance: toMoney(0n),
  coupons: toMoney(0n),
  unbilled: toMoney(0n),
});

test("used is due and unbilled less balance and coupons; used and left make the quota", () => {
  const figures = { balance: toMoney(30n), coupons: toMoney(5n), due: toMoney(70n), unbilled: toMoney(25n) };
  expect(usedOf(figures)).toBe(60n);
  expect(usedOf({ ...figures, balance: toMoney(100n) })).toBe(-10n);
  fc.assert(fc.property(standing, (one) => void expect(usedOf(one) + leftOf(one)).toBe(one.quota)));
});

test("it is used up from the quota on, to the last unit", () => {
  const at = new Date("2026-11-15T00:00:00Z");
  expect([99n, 100n, 101n].map((due) => isUsedUp(of(100n, due, at)))).toEqual([false, true, true]);
  expect(isUsedUp(of(0n, 0n, at))).toBe(true);
});

test("half the quota in half the month reaches it with the month's last instant, and not within the month", () => {
  const month = toBillingMonth("2026-11");
  if (month === null) throw new Error("a month");
  const [begin, end] = [monthStart(month).getTime(), monthEndExclusive(month).getTime()];
  const middle = new Date((begin + end) / 2);
  expect(paceOf(of(100n, 50n, middle))).toEqual({ usedPercent: 50, monthPercent: 50, usedUpAt: null });
  expect(paceOf(of(100n, 80n, middle))).toEqual({
    usedPercent: 80,
    monthPercent: 50,
    usedUpAt: new Date(begin + Math.ceil(((end - begin) / 2) * 1.25)),
  });
  expect(paceOf(of(100n, 100n, middle))).toMatchObject({ usedPercent: 100, usedUpAt: null });
  expect(paceOf(of(0n, 10n, middle))).toMatchObject({ usedPercent: null, usedUpAt: null });
});

test("the day told lies after the record and within its month, and only while something is left", () => {
  fc.assert(
    fc.property(standing, (one) => {
      const { usedUpAt, monthPercent } = paceOf(one);
      expect(monthPercent).toBeGreaterThanOrEqual(0);
      expect(monthPercent).toBeLessThan(100);
      if (usedUpAt === null) return;
      expect(isUsedUp(one)).toBe(false);
      expect(usedUpAt >= one.asOf).toBe(true);
    }),
  );
});

test("the same is the same instant and every figure", () => {
  fc.assert(
    fc.property(standing, (one) => {
      expect(isSame(one, { ...one })).toBe(true);
      expect(isSame(one, { ...one, unbilled: toMoney(one.unbilled + 1n) })).toBe(false);
      expect(isSame(one, { ...one, asOf: new Date(one.asOf.getTime() + 1) })).toBe(false);
    }),
  );
});

test("no record speaks of the future, to the millisecond", () => {
  const at = new Date("2026-11-29T12:00:00.000Z");
  expect(decideRecord({ asOf: at, at })).toEqual({ allowed: true });
  const asOf = new Date(at.getTime() + 1);
  expect(decideRecord({ asOf, at })).toEqual({
    allowed: false,
    reasons: [{ code: "credit.as-of-future", asOf, now: at }],
  });
});

test("the switch needs a reason and something to change", () => {
  expect(decideRule({ heeded: false, wanted: true, reason: "Because" })).toEqual({ allowed: true });
  expect(decideRule({ heeded: true, wanted: false, reason: "Because" })).toEqual({ allowed: true });
  const codes = (facts: Parameters<typeof decideRule>[0]) => {
    const decision = decideRule(facts);
    return decision.allowed ? [] : decision.reasons.map(({ code }) => code);
  };
  expect(codes({ heeded: true, wanted: true, reason: " " })).toEqual([
    "credit.reason-missing",
    "credit.heeded-already",
  ]);
  expect(codes({ heeded: false, wanted: false, reason: "x".repeat(257) })).toEqual([
    "credit.reason-too-long",
    "credit.not-heeded",
  ]);
});
