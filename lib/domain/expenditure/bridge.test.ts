import fc from "fast-check";
import { expect, test } from "vitest";
import type { BillingMonth } from "../calendar/billing-month";
import { type Money, plus, sumOf, toMoney, ZERO } from "../money/money";
import { BRIDGE_CLASSES, type BridgeClass, type BridgeFacts, bridgeOf } from "./bridge";

const money = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map(toMoney);
const monthOf = (number: number) => `2026-${String(number).padStart(2, "0")}` as BillingMonth;

type Charge = { readonly kind: BridgeClass; readonly listed: Money; readonly number: number };

/** What is spent of a charge, and what counts for the budget. */
const spentOf = ({ kind, listed }: Charge) =>
  ["covered", "unused", "tax", "coupons", "gave-way"].includes(kind) ? ZERO : listed;
const countedOf = (charge: Charge) => (["before", "earlier"].includes(charge.kind) ? ZERO : spentOf(charge));

const charges = fc.array(
  fc.record({ kind: fc.constantFrom(...BRIDGE_CLASSES), listed: money, number: fc.integer({ min: 1, max: 4 }) }),
);
const budget = fc.oneof(
  fc.constant(null),
  fc.constant({ type: "monthly" as const, countsFrom: null }),
  fc.integer({ min: 1, max: 5 }).map((from) => ({ type: "one-time" as const, countsFrom: monthOf(from) })),
);

function factsOf(all: readonly Charge[], chosen: BridgeFacts["budget"], number: number, reserved: Money): BridgeFacts {
  const month = monthOf(number);
  const own = all.filter((charge) => charge.number === number);
  const isIn = (charge: Charge) =>
    chosen?.type === "one-time" ? monthOf(charge.number) >= (chosen.countsFrom ?? month) : charge.number === number;
  const parts = BRIDGE_CLASSES.map((kind) => {
    const of = own.filter((charge) => charge.kind === kind);
    return [kind, { listed: sumOf(of.map(({ listed }) => listed)), spent: sumOf(of.map(spentOf)) }] as const;
  });
  const counted = sumOf(all.filter(isIn).map(countedOf));
  return { month, parts: Object.fromEntries(parts), budget: chosen, counted, reserved };
}

test("whatever was charged: the lines lead from list cost to expenditure to what the budget has used", () => {
  fc.assert(
    fc.property(charges, budget, fc.integer({ min: 1, max: 4 }), money, (all, chosen, number, reserved) => {
      const facts = factsOf(all, chosen, number, reserved);
      const bridge = bridgeOf(facts);
      const own = all.filter((charge) => charge.number === number && charge.kind !== "carried");
      expect(bridge.listed).toBe(sumOf(own.map(({ listed }) => listed)));
      expect(bridge.expenditure).toBe(sumOf(own.map(spentOf)));
      expect(plus(bridge.listed, sumOf(bridge.toExpenditure.map(({ amount }) => amount)))).toBe(bridge.expenditure);
      expect(plus(bridge.expenditure, sumOf(bridge.toBudget.map(({ amount }) => amount)))).toBe(bridge.used);
      expect(bridge.used).toBe(plus(facts.counted, reserved));
      for (const { amount } of [...bridge.toExpenditure, ...bridge.toBudget]) expect(amount).not.toBe(0n);
    }),
  );
});

test("a figure that its lines do not reach is a fault, never shown", () => {
  const facts = factsOf([{ kind: "counts", listed: toMoney(5n), number: 1 }], null, 1, ZERO);
  expect(() => bridgeOf({ ...facts, counted: toMoney(6n) })).toThrow();
});
