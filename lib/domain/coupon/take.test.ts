import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { minus, sumOf, toMoney, ZERO } from "../money/money";
import { leftAfter, type Purse, payable, takeFromCoupons, totalOf } from "./take";

const amounts = fc.bigInt({ min: 0n, max: 10n ** 24n }).map(toMoney);
// Few ends, so that several coupons of one end are common.
const ends = fc.integer({ min: 0, max: 4 }).map((day) => new Date(Date.UTC(2026, 10, 1 + day)));
const purses: fc.Arbitrary<Purse[]> = fc.uniqueArray(fc.record({ id: fc.uuid(), remaining: amounts, endsAt: ends }), {
  selector: ({ id }) => id,
  maxLength: 8,
});
const remainingOf = (coupons: readonly Purse[]) => sumOf(coupons.map(({ remaining }) => remaining));

describe("what coupons pay", () => {
  test("is the whole amount or all that they hold, exactly", () => {
    fc.assert(
      fc.property(purses, amounts, (coupons, amount) => {
        const reach = remainingOf(coupons);
        expect(totalOf(takeFromCoupons(coupons, amount))).toBe(reach < amount ? reach : amount);
      }),
    );
  });

  test("is never more than any of them holds, of each once, and never nothing", () => {
    fc.assert(
      fc.property(purses, amounts, (coupons, amount) => {
        const taken = takeFromCoupons(coupons, amount);
        const known = new Map(coupons.map((coupon) => [coupon.id, coupon.remaining]));
        for (const part of taken) {
          expect(part.amount).toBeGreaterThan(ZERO);
          expect(part.amount).toBeLessThanOrEqual(known.get(part.couponId) ?? ZERO);
        }
        expect(new Set(taken.map(({ couponId }) => couponId)).size).toBe(taken.length);
      }),
    );
  });

  test("leaves a coupon untouched only while every one that ends sooner is used up", () => {
    fc.assert(
      fc.property(purses, amounts, (coupons, amount) => {
        const left = leftAfter(coupons, takeFromCoupons(coupons, amount));
        const before = new Map(coupons.map((coupon) => [coupon.id, coupon.remaining]));
        const touched = left.filter(({ id, remaining }) => remaining !== before.get(id));
        for (const later of touched) {
          const sooner = left.filter(
            ({ id, endsAt }) => endsAt < later.endsAt || (+endsAt === +later.endsAt && id < later.id),
          );
          expect(remainingOf(sooner)).toBe(ZERO);
        }
      }),
    );
  });

  test("does not depend on the order they are given in", () => {
    const shuffled = purses.chain((coupons) =>
      fc.tuple(fc.constant(coupons), fc.shuffledSubarray(coupons, { minLength: coupons.length })),
    );
    fc.assert(
      fc.property(shuffled, amounts, ([coupons, others], amount) => {
        expect(takeFromCoupons(others, amount)).toEqual(takeFromCoupons(coupons, amount));
      }),
    );
  });

  test("of two amounts one after the other is what of their sum", () => {
    fc.assert(
      fc.property(purses, amounts, amounts, (coupons, one, other) => {
        const first = takeFromCoupons(coupons, one);
        const rest = leftAfter(coupons, first);
        const second = takeFromCoupons(rest, other);
        const both = leftAfter(coupons, takeFromCoupons(coupons, toMoney(one + other)));
        expect(leftAfter(rest, second)).toEqual(both);
        expect(remainingOf(coupons)).toBe(toMoney(remainingOf(both) + totalOf(first) + totalOf(second)));
      }),
    );
  });

  test("of usage below zero is nothing", () => {
    fc.assert(
      fc.property(purses, amounts, (coupons, amount) => {
        expect(takeFromCoupons(coupons, payable(minus(ZERO, amount)))).toEqual([]);
      }),
    );
  });
});
