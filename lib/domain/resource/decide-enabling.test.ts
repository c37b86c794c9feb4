import fc from "fast-check";
import { expect, test } from "vitest";
import { UNDELEGATED } from "../delegation/authority";
import { CHARGING_MODES } from "../expenditure/charge";
import { parseMoney, ZERO } from "../money/money";
import { decidePurchase } from "../purchase/eligibility";
import { decideEnabling, ENABLED_MODES, type EnablingFacts, isEnabled } from "./decide-enabling";

const budget = { type: "monthly", amount: parseMoney("1") ?? ZERO } as const;
const price = { validFrom: new Date("2026-10-31T16:00:00Z"), amount: parseMoney("20") ?? ZERO, freeWhileFrozen: false };

const facts: EnablingFacts = {
  offer: { mode: "pay-per-use", price },
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
    budget,
    used: ZERO,
    restoresAt: null,
    authority: UNDELEGATED,
  },
};
const codesOf = (wish: Partial<EnablingFacts>) => {
  const decision = decideEnabling({ ...facts, ...wish });
  return decision.allowed ? [] : decision.reasons.map(({ code }) => code);
};

test("each thing amiss is named", () => {
  expect(codesOf({ offer: null })).toEqual(["enabling.offer-unknown"]);
  for (const mode of CHARGING_MODES) {
    expect(codesOf({ offer: { mode, price } })).toEqual(isEnabled(mode) ? [] : ["enabling.paid-in-advance"]);
  }
  for (const mode of ENABLED_MODES) {
    expect(codesOf({ offer: { mode, price: null } })).toEqual(["enabling.not-offered"]);
    expect(codesOf({ offer: { mode, price: { ...price, amount: null } } })).toEqual(["enabling.not-offered"]);
  }
  expect(codesOf({ accounts: ["one", "two"] })).toEqual(["enabling.account-unnamed"]);
  expect(codesOf({ accounts: ["one"], account: "two" })).toEqual(["enabling.account-unknown"]);
});

test("the account is the one named, the only one, or none yet", () => {
  const accountOf = (wish: Partial<EnablingFacts>) => decideEnabling({ ...facts, ...wish });
  expect(accountOf({})).toMatchObject({ account: "own" });
  expect(accountOf({ accounts: ["one", "two"], account: "two" })).toMatchObject({ account: "two" });
  expect(accountOf({ accounts: [] })).toMatchObject({ account: null, mode: "pay-per-use" });
});

test("money never refuses: used up or dearer than what is left", () => {
  fc.assert(
    fc.property(fc.constantFrom(...ENABLED_MODES), fc.constantFrom("0", "0.99", "1", "500"), (mode, used) => {
      const purchase = { ...facts.purchase, used: parseMoney(used) ?? ZERO };
      expect(codesOf({ offer: { mode, price }, purchase })).toEqual([]);
    }),
  );
});

test("every reason of the purchase stands beside its own", () => {
  for (const mode of ENABLED_MODES) {
    const purchase = {
      ...facts.purchase,
      budget: null,
      suspended: ["reseller"],
      resellerStopped: true,
      freezeOrigins: ["manual"],
      resourcesFrozen: true,
      blockOrigins: ["manual"],
    } as const;
    const alone = decidePurchase({ ...purchase, operation: `buy-${mode}`, needed: null });
    const codes = alone.allowed ? [] : alone.reasons.map(({ code }) => code);
    expect(codes).toContain("purchase.pay-per-use-blocked");
    expect(codesOf({ offer: { mode, price: null }, accounts: ["a", "b"], purchase })).toEqual([
      "enabling.not-offered",
      "enabling.account-unnamed",
      ...codes,
    ]);
  }
});
