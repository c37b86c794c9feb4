import fc from "fast-check";
import { expect, test } from "vitest";
import { type Money, toMoney, ZERO } from "../money/money";
import { availableOf, overAllocatedOf, raisedPool, takeOf } from "./quota";

const money: fc.Arbitrary<Money> = fc.bigInt({ min: 0n, max: 10n ** 24n }).map(toMoney);

test("a customer never takes less than its budget nor less than it used", () => {
  fc.assert(
    fc.property(money, money, (amount, used) => {
      const take = takeOf(amount, used);
      expect(take >= amount && take >= used && (take === amount || take === used)).toBe(true);
    }),
  );
});

test("a pool is available or over-allocated, never both, and adds up to its quota", () => {
  fc.assert(
    fc.property(money, money, (quota, taken) => {
      const [available, over] = [availableOf({ quota, taken }), overAllocatedOf({ quota, taken })];
      expect(available === ZERO || over === ZERO).toBe(true);
      expect(available - over).toBe(quota - taken);
    }),
  );
});

test("what takes no more than before asks no quota, whatever usage did to the pool", () => {
  fc.assert(
    fc.property(money, money, money, money, (quota, others, before, take) => {
      const raised = raisedPool({ quota, others }, before, take);
      expect(raised).toEqual(take > before ? { quota, taken: others + take } : null);
      expect(raisedPool({ quota: null, others }, before, take)).toBeNull();
    }),
  );
});
