import fc from "fast-check";
import { expect, test } from "vitest";
import { UNDELEGATED } from "../delegation/authority";
import { toMoney } from "../money/money";
import { BLOCK_ORIGINS, STORED_FREEZE_ORIGINS } from "../restriction/freeze";
import { decidePurchase, PURCHASE_REASON_CODES, type PurchaseFacts } from "./eligibility";
import { isPayPerUseEnabling, isPrepaid, PURCHASE_OPERATIONS, type PurchaseOperation } from "./operation";

const budget = { type: "monthly", amount: toMoney(100n) } as const;
const clear: PurchaseFacts = {
  operation: "renew",
  needed: null,
  suspended: [],
  resellerStopped: false,
  usedUpCredits: [],
  freezeOrigins: [],
  resourcesFrozen: false,
  deletionDueAt: null,
  deletionHeldSince: null,
  blockOrigins: [],
  budget,
  used: toMoney(10n),
  restoresAt: null,
  authority: UNDELEGATED,
};
const codes = (given: Partial<PurchaseFacts>) => {
  const decision = decidePurchase({ ...clear, ...given });
  return decision.allowed ? [] : decision.reasons.map(({ code }) => code);
};
const facts: fc.Arbitrary<PurchaseFacts> = fc
  .record({
    operation: fc.constantFrom(...PURCHASE_OPERATIONS),
    needed: fc.option(fc.bigInt({ min: 0n, max: 300n }).map(toMoney), { nil: null }),
    suspended: fc.subarray(["distributor", "reseller"] as const),
    resellerStopped: fc.boolean(),
    usedUpCredits: fc.subarray(["distributor", "reseller"] as const),
    freezeOrigins: fc.subarray([...STORED_FREEZE_ORIGINS]),
    blockOrigins: fc.subarray([...BLOCK_ORIGINS]),
    budget: fc.option(fc.constant(budget), { nil: null }),
    used: fc.bigInt({ min: -50n, max: 250n }).map(toMoney),
    resources: fc.boolean(),
  })
  .map(({ resources, ...one }) => ({ ...clear, ...one, resourcesFrozen: resources && one.freezeOrigins.length > 0 }));

test("no reason twice, every code known, in the order of the rules", () => {
  fc.assert(
    fc.property(facts, (one) => {
      const named = codes(one);
      expect(named).toEqual(PURCHASE_REASON_CODES.filter((code) => named.includes(code)));
      expect(new Set(named).size).toBe(named.length);
    }),
  );
});

test("unsubscribing is always open; a frozen, suspended or stopped account is never told yes for anything else", () => {
  fc.assert(
    fc.property(facts, (one) => {
      const { allowed } = decidePurchase(one);
      if (one.operation === "unsubscribe") expect(allowed).toBe(true);
      else if (
        one.freezeOrigins.length > 0 ||
        one.suspended.length > 0 ||
        one.resellerStopped ||
        one.usedUpCredits.length > 0 ||
        one.budget === null
      ) {
        expect(allowed).toBe(false);
      }
    }),
  );
});

test("exhaustion alone never touches pay-per-use, and every amount is enough for it", () => {
  fc.assert(
    fc.property(facts, (one) => {
      if (isPrepaid(one.operation)) return;
      const named = codes(one);
      expect(named).not.toContain("purchase.budget-exhausted");
      expect(named).not.toContain("purchase.budget-insufficient");
    }),
  );
});

test("the block refuses enabling pay-per-use and spot and nothing else", () => {
  fc.assert(
    fc.property(facts, (one) => {
      expect(codes(one).includes("purchase.pay-per-use-blocked")).toBe(
        one.blockOrigins.length > 0 && isPayPerUseEnabling(one.operation),
      );
    }),
  );
});

// The rows of the eligibility matrix; columns: prepaid purchase, renewal, change, change of pay-per-use, enable pay-per-use, enable spot.
const COLUMNS: readonly PurchaseOperation[] = [
  "buy-yearly-monthly",
  "renew",
  "change-yearly-monthly",
  "change-pay-per-use",
  "buy-pay-per-use",
  "buy-spot",
];
test.each<readonly [string, Partial<PurchaseFacts>, string]>([
  ["1 partner suspended", { suspended: ["reseller"] }, "NNNNNN"],
  ["reseller stopped", { resellerStopped: true }, "NNNNNN"],
  ["own credit of a partner used up", { usedUpCredits: ["reseller"] }, "NNNNNN"],
  ["2 frozen with resources", { freezeOrigins: ["manual"], resourcesFrozen: true }, "NNNNNN"],
  ["3 frozen by association", { freezeOrigins: ["association-default"], budget: null }, "NNNNNN"],
  ["4 frozen by hand", { freezeOrigins: ["manual"] }, "NNNNNN"],
  ["5 frozen by exhaustion", { freezeOrigins: ["budget-exhausted"], used: toMoney(100n) }, "NNNNNN"],
  ["6 no budget", { budget: null }, "NNNNNN"],
  ["7 used up, alert only", { used: toMoney(100n) }, "NNNYYY"],
  ["7 overspent", { used: toMoney(400n) }, "NNNYYY"],
  ["8 an order above the rest", { used: toMoney(60n), needed: toMoney(41n) }, "NNNYYY"],
  ["an order of exactly the rest", { used: toMoney(60n), needed: toMoney(40n) }, "YYYYYY"],
  ["pay-per-use blocked", { blockOrigins: ["manual"] }, "YYYYNN"],
  ["9 otherwise", {}, "YYYYYY"],
])("%s", (_name, given, row) => {
  expect(COLUMNS.map((operation) => (codes({ ...given, operation }).length === 0 ? "Y" : "N")).join("")).toBe(row);
});

test("used up, a change at no higher price is open and one at a higher price is not", () => {
  const change = { operation: "change-yearly-monthly", used: toMoney(100n) } as const;
  expect(codes({ ...change, needed: toMoney(0n) })).toEqual([]);
  expect(codes({ ...change, needed: toMoney(1n) })).toEqual(["purchase.budget-exhausted"]);
});

test("the highest company whose credit is used up lifts it, and all are named", () => {
  const reasonsOf = (usedUpCredits: PurchaseFacts["usedUpCredits"]) => {
    const decision = decidePurchase({ ...clear, operation: "buy-pay-per-use", usedUpCredits });
    return decision.allowed ? [] : decision.reasons;
  };
  const code = "purchase.partner-credit-used-up";
  expect(reasonsOf([])).toEqual([]);
  expect(reasonsOf(["reseller"])).toEqual([{ code, companies: ["reseller"], liftedBy: "reseller" }]);
  const both = ["distributor", "reseller"] as const;
  expect(reasonsOf(both)).toEqual([{ code, companies: both, liftedBy: "distributor" }]);
});

test("each reason says who can lift it", () => {
  const authority = {
    "set-budget": "reseller",
    "freeze-account": "distributor",
    "freeze-resources": "reseller",
  } as const;
  const decision = decidePurchase({
    ...clear,
    authority,
    freezeOrigins: ["manual"],
    resourcesFrozen: true,
    budget: null,
  });
  expect(decision.allowed ? [] : decision.reasons.map(({ liftedBy }) => liftedBy)).toEqual([
    "distributor",
    "reseller",
    "reseller",
  ]);
});
