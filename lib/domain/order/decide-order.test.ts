import fc from "fast-check";
import { expect, test } from "vitest";
import { PERIOD_UNITS } from "../catalogue/offer";
import { UNDELEGATED } from "../delegation/authority";
import { CHARGING_MODES } from "../expenditure/charge";
import { minus, parseMoney, sumOf, toMoney, ZERO } from "../money/money";
import { decidePurchase } from "../purchase/eligibility";
import { decideOrder, isOrdered, ORDERED_MODES, type OrderFacts } from "./decide-order";
import { quoteOf } from "./quote";

const money = (text: string) => parseMoney(text) ?? ZERO;
const at = new Date("2026-11-29T15:59:59.999Z");
const validFrom = new Date("2026-10-31T16:00:00Z");
const price = { validFrom, amount: money("20.005"), freeWhileFrozen: false };

const facts: OrderFacts = {
  suspended: null,
  offer: { mode: "yearly-monthly", period: { unit: "month", count: 1 }, price },
  asked: { periods: 2, quantity: 3 },
  agreed: null,
  accounts: ["own"],
  account: null,
  purchase: {
    suspended: [],
    resellerStopped: false,
    usedUpCredits: [],
    freezeOrigins: [],
    resourcesFrozen: false,
    deletionDueAt: null,
    deletionHeldSince: null,
    blockOrigins: [],
    budget: { type: "monthly", amount: money("1000") },
    used: ZERO,
    restoresAt: new Date("2026-11-30T16:00:00Z"),
    authority: UNDELEGATED,
  },
  at,
};
const codesOf = (wish: Partial<OrderFacts>) => {
  const decision = decideOrder({ ...facts, ...wish });
  return decision.allowed ? [] : decision.reasons.map(({ code }) => code);
};

test("an order costs its price times periods times quantity, and its term begins with it", () => {
  expect(decideOrder(facts)).toEqual({
    allowed: true,
    mode: "yearly-monthly",
    account: "own",
    quote: {
      price: money("20.005"),
      priceValidFrom: validFrom,
      amount: money("120.03"),
      effectiveAt: at,
      expiresAt: new Date("2027-01-29T15:59:59.999Z"),
    },
  });
});

test("each thing amiss is named", () => {
  expect(codesOf({ offer: null })).toEqual(["order.offer-unknown"]);
  for (const mode of ["pay-per-use", "spot"] as const) {
    expect(codesOf({ offer: { mode, period: { unit: "hour", count: 1 }, price } })).toEqual(["order.paid-by-use"]);
  }
  const offer = { mode: "savings-plan", period: { unit: "year", count: 1 } } as const;
  expect(codesOf({ offer: { ...offer, price: null } })).toEqual(["order.not-offered"]);
  expect(codesOf({ offer: { ...offer, price: { ...price, amount: null } } })).toEqual(["order.not-offered"]);
  expect(codesOf({ agreed: money("120.03") })).toEqual([]);
  expect(codesOf({ agreed: money("120.02") })).toEqual(["order.price-changed"]);
  expect(codesOf({ accounts: [] })).toEqual([]);
  expect(codesOf({ accounts: ["one", "two"] })).toEqual(["order.account-unnamed"]);
  expect(codesOf({ accounts: ["one", "two"], account: "two" })).toEqual([]);
  expect(codesOf({ accounts: ["one"], account: "two" })).toEqual(["order.account-unknown"]);
});

test("every reason is told, its own first", () => {
  const purchase = { ...facts.purchase, freezeOrigins: ["manual"] as const, used: money("1000") };
  expect(codesOf({ agreed: money("1"), account: "other", purchase })).toEqual([
    "order.price-changed",
    "order.account-unknown",
    "purchase.account-frozen",
    "purchase.budget-exhausted",
  ]);
});

const amounts = fc.bigInt({ min: 0n, max: 10n ** 20n }).map(toMoney);
const wishes = fc.record({
  mode: fc.constantFrom(...ORDERED_MODES),
  unit: fc.constantFrom("month", "year"),
  amount: amounts,
  periods: fc.integer({ min: 1, max: 36 }),
  quantity: fc.integer({ min: 1, max: 1000 }),
  budget: fc.option(amounts.map((amount) => ({ type: "monthly" as const, amount }))),
  used: amounts,
  freezeOrigins: fc.subarray(["manual", "budget-exhausted"] as const),
});

test("an order is accepted exactly when the purchase of its exact amount is, and leaves usage within the budget", () => {
  fc.assert(
    fc.property(wishes, ({ mode, unit, amount, periods, quantity, budget, used, freezeOrigins }) => {
      const purchase = { ...facts.purchase, budget, used, freezeOrigins };
      const offer = { mode, period: { unit, count: 1 }, price: { ...price, amount } };
      const decision = decideOrder({ ...facts, offer, asked: { periods, quantity }, purchase });
      const needed = sumOf(Array.from({ length: quantity }, () => toMoney(amount * BigInt(periods))));
      expect(decision.quote?.amount).toBe(needed);
      expect(decision.allowed).toBe(decidePurchase({ ...purchase, operation: `buy-${mode}`, needed }).allowed);
      const isWithin = budget !== null && used < budget.amount && needed <= minus(budget.amount, used);
      expect(decision.allowed).toBe(isWithin && freezeOrigins.length === 0);
    }),
  );
});

test("what is paid by use, or has no price, is never ordered, and has no quote", () => {
  const unordered = fc.record({
    mode: fc.constantFrom(...CHARGING_MODES),
    unit: fc.constantFrom(...PERIOD_UNITS),
    amount: fc.option(amounts),
  });
  fc.assert(
    fc.property(unordered, ({ mode, unit, amount }) => {
      fc.pre(!isOrdered(mode) || amount === null);
      const offer = { mode, period: { unit, count: 1 }, price: { ...price, amount } };
      expect(decideOrder({ ...facts, offer })).toMatchObject({ allowed: false, quote: null });
    }),
  );
});

test("a term never ends before it begins, and as many single periods end where the whole one does or later", () => {
  const starts = fc.date({ min: new Date("2024-01-01"), max: new Date("2030-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(starts, fc.integer({ min: 1, max: 36 }), (start, periods) => {
      const period = { unit: "month", count: 1 } as const;
      const whole = quoteOf(price, period, { periods, quantity: 1 }, start);
      let end = start;
      for (let done = 0; done < periods; done++) {
        end = quoteOf(price, period, { periods: 1, quantity: 1 }, end)?.expiresAt ?? end;
      }
      if (!whole) throw new Error("no quote");
      expect(whole.expiresAt > start).toBe(true);
      expect(whole.expiresAt >= end).toBe(true);
      expect(whole.amount).toBe(toMoney(price.amount * BigInt(periods)));
    }),
  );
});

test("what is ordered is what is paid in advance", () => {
  expect(CHARGING_MODES.filter(isOrdered)).toEqual(ORDERED_MODES);
});
