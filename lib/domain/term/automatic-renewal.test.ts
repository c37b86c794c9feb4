import fc from "fast-check";
import { expect, test } from "vitest";
import { sumOf, toMoney, ZERO } from "../money/money";
import { isRenewedNow, isRetryDue, mayHaveEnded, unfitOf } from "./automatic-renewal";

const at = new Date("2026-11-20T00:00:00Z");
const after = (days: number, ms = 0) => new Date(at.getTime() + days * 86_400_000 + ms);
const coming = (id: string, days: number, amount: number | null) => ({
  id,
  expiresAt: after(days),
  amount: amount === null ? null : toMoney(BigInt(amount)),
});
const idsOf = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);

test("it is tried from the expiry on until grace ends, to the millisecond, and told again a day later", () => {
  expect([after(0, -1), after(0), after(15, -1), after(15)].map((now) => isRenewedNow(at, now))).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect([null, after(-1), after(-1, 1)].map((tried) => isRetryDue(tried, at))).toEqual([true, true, false]);
});

test("only what may end by itself is asked about every minute", () => {
  expect(mayHaveEnded([{ code: "purchase.account-frozen" }, { code: "term.not-offered" }])).toBe(true);
  expect(mayHaveEnded([{ code: "purchase.no-budget" }, { code: "term.account-lost" }])).toBe(false);
});

test("each takes of what those before it left; a later month of a monthly budget has all of it", () => {
  const budget = { type: "monthly", amount: toMoney(100n) } as const;
  const renewals = [
    coming("c", 3, 30),
    coming("a", 1, 50),
    coming("b", 2, 30),
    coming("d", 12, 90),
    coming("e", 4, null),
  ];
  expect(idsOf(unfitOf(renewals, { budget, used: toMoney(20n), at }))).toEqual(["c", "e"]);
  const once = { type: "one-time", amount: toMoney(100n) } as const;
  expect(idsOf(unfitOf(renewals, { budget: once, used: toMoney(20n), at }))).toEqual(["c", "e", "d"]);
  expect(idsOf(unfitOf(renewals, { budget: null, used: ZERO, at }))).toHaveLength(5);
});

test("what is not named fits together", () => {
  const renewals = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.nat(100)), { maxLength: 20 });
  fc.assert(
    fc.property(renewals, fc.nat(300), fc.nat(300), (found, amount, used) => {
      const all = found.map(([days, price], index) => coming(String(index).padStart(3, "0"), days, price));
      const budget = { type: "one-time", amount: toMoney(BigInt(amount)) } as const;
      const unfit = new Set(idsOf(unfitOf(all, { budget, used: toMoney(BigInt(used)), at })));
      const fit = all.filter(({ id }) => !unfit.has(id));
      const taken = sumOf(fit.map((one) => one.amount ?? ZERO));
      expect(fit.length === 0 || taken + BigInt(used) <= BigInt(amount)).toBe(true);
    }),
  );
});
