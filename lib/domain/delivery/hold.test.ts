import fc from "fast-check";
import { expect, test } from "vitest";
import { toMoney } from "../money/money";
import { decideHold } from "./hold";

const cents = (amount: bigint) => toMoney(amount * 10n ** 10n);
const shape = (amount: bigint, ...accounts: string[]) => ({ listed: cents(amount), accounts });
const codes = (...held: Parameters<typeof decideHold>) => decideHold(...held)?.map(({ code }) => code) ?? [];

test("a first delivery is never held", () => {
  expect(decideHold(null, shape(-100n))).toBeNull();
});

test("exactly 5 % less passes, the smallest unit more waits", () => {
  expect(codes(shape(10_000n, "a"), shape(9_500n, "a"))).toEqual([]);
  const less = { listed: toMoney(cents(9_500n) - 1n), accounts: ["a"] };
  expect(codes(shape(10_000n, "a"), less)).toEqual(["delivery.lowers-sum"]);
});

test("a dropped account waits whatever the sum, and every reason is told", () => {
  expect(codes(shape(10n, "a", "b"), shape(20n, "a"))).toEqual(["delivery.drops-account"]);
  expect(codes(shape(10n, "a", "b"), shape(1n, "c"))).toEqual(["delivery.drops-account", "delivery.lowers-sum"]);
});

test("what grows, or stays, with all its accounts is never held", () => {
  const amount = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
  fc.assert(
    fc.property(amount, fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.array(fc.string()), (former, growth, accounts) => {
      const before = { listed: toMoney(former), accounts };
      const after = { listed: toMoney(former + growth), accounts: [...accounts, "new"] };
      expect(decideHold(before, after)).toBeNull();
    }),
  );
});
