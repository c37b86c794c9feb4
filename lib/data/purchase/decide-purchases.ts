import "server-only";
import type { DecisionItem } from "@/lib/contracts/purchase";
import type { Permit } from "@/lib/domain/access/permit";
import { type BudgetType, remainingOf } from "@/lib/domain/budget/budget";
import type { Decision } from "@/lib/domain/decision";
import { type Money, plus } from "@/lib/domain/money/money";
import { decidePurchase, type PurchaseReason } from "@/lib/domain/purchase/eligibility";
import { type CustomerFacts, loadPurchaseFacts } from "./load-purchase-facts";
import { purchaseFactsOf, restoresAtOf } from "./purchase-facts-of";

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

function budgetOf(found: CustomerFacts): PurchaseVerdict["budget"] {
  const { budget, counted, reserved } = found;
  if (budget === null) return null;
  const { type, amount } = budget;
  const used = plus(counted, reserved);
  return { type, amount, used, remaining: remainingOf(amount, used), reserved, restoresAt: restoresAtOf(found) };
}
