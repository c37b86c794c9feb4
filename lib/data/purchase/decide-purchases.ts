import "server-only";
import type { DecisionItem } from "@/lib/contracts/purchase";
import type { Permit } from "@/lib/domain/access/permit";
import { type BudgetType, remainingOf } from "@/lib/domain/budget/budget";
import { monthEndExclusive } from "@/lib/domain/calendar/billing-month";
import type { Decision } from "@/lib/domain/decision";
import type { Holder } from "@/lib/domain/delegation/authority";
import { type Money, plus } from "@/lib/domain/money/money";
import { decidePurchase, type PurchaseFacts, type PurchaseReason } from "@/lib/domain/purchase/eligibility";
import { deletionDueAt, freezeLevelOf, isOpenAt } from "@/lib/domain/restriction/freeze";
import { type CustomerFacts, loadPurchaseFacts } from "./load-purchase-facts";

export type PurchaseVerdict = {
  readonly decision: Decision<PurchaseReason>;
  readonly budget: {
    readonly type: BudgetType;
    readonly amount: Money;
    /** Reserved money counts as used (G23), so used + remaining = amount. */
    readonly used: Money;
    readonly remaining: Money;
    /** What of `used` is reserved. */
    readonly reserved: Money;
    /** When a monthly budget restores; null: never. */
    readonly restoresAt: Date | null;
  } | null;
  readonly currency: string;
  readonly asOf: Date;
};

/** A verdict an item, in order; null: no such customer, or none of this actor's (§7, G16). */
export async function decidePurchases(
  { actor }: Permit<"purchase.decide">,
  items: readonly DecisionItem[],
): Promise<(PurchaseVerdict | null)[]> {
  if (items.length === 0) return [];
  const ids = [...new Set(items.map(({ customerId }) => customerId))];
  const facts = await loadPurchaseFacts(actor, ids);
  return items.map((item) => {
    const found = facts.get(item.customerId.toLowerCase());
    return found ? verdictOf(found, item) : null;
  });
}

function verdictOf(found: CustomerFacts, item: DecisionItem): PurchaseVerdict {
  return {
    decision: decidePurchase(purchaseFactsOf(found, item)),
    budget: budgetOf(found),
    currency: found.currency,
    asOf: found.at,
  };
}

/** What is decided on, a gone cause that lifts by itself already left out (G6). */
function purchaseFactsOf(found: CustomerFacts, { operation, amount }: DecisionItem): PurchaseFacts {
  const { at, budget } = found;
  const lift = budget?.liftWhenRestored ?? false;
  const freezes = found.freezes.filter((cause) => isOpenAt(cause, lift, at));
  const blocks = found.blocks.filter((cause) => isOpenAt(cause, lift, at));
  const { deletionHeldSince } = found;
  const held = deletionHeldSince !== null;
  const due = freezes.map((cause) => deletionDueAt(cause, at, held)).filter((one) => one !== null);
  return {
    operation,
    needed: amount,
    suspended: suspendedOf(found),
    resellerStopped: found.resellerStopped,
    freezeOrigins: freezes.map(({ origin }) => origin),
    resourcesFrozen: freezeLevelOf(freezes) === "account-and-resources",
    deletionDueAt: due.toSorted((left, right) => left.getTime() - right.getTime())[0] ?? null,
    deletionHeldSince,
    blockOrigins: blocks.map(({ origin }) => origin),
    budget,
    used: plus(found.counted, found.reserved),
    restoresAt: restoresAtOf(found),
    authority: found.authority,
  };
}

function suspendedOf({ distributorState, resellerState }: CustomerFacts): readonly Holder[] {
  const suspended: Holder[] = [];
  if (distributorState !== "active") suspended.push("distributor");
  if (resellerState !== null && resellerState !== "active") suspended.push("reseller");
  return suspended;
}

function budgetOf(found: CustomerFacts): PurchaseVerdict["budget"] {
  const { budget, counted, reserved } = found;
  if (budget === null) return null;
  const { type, amount } = budget;
  const used = plus(counted, reserved);
  return { type, amount, used, remaining: remainingOf(amount, used), reserved, restoresAt: restoresAtOf(found) };
}

function restoresAtOf({ budget, month }: CustomerFacts): Date | null {
  return budget?.type === "monthly" ? monthEndExclusive(month) : null;
}
