import "server-only";
import { decidePurchase, type PurchaseReason } from "@/lib/domain/purchase/eligibility";
import { unfitOf } from "@/lib/domain/term/automatic-renewal";
import type { CustomerFacts } from "../purchase/load-purchase-facts";
import { purchaseFactsOf } from "../purchase/purchase-facts-of";
import type { DueRenewal } from "./list-due-renewals";

type Refused = { readonly renewal: DueRenewal; readonly reasons: readonly PurchaseReason[] };

/** Those of one customer that were refused and would be again now; without a reason there is no price for it (G19). */
export function refusedRenewalsOf(renewals: readonly DueRenewal[], facts: CustomerFacts, at: Date): readonly Refused[] {
  return renewals.flatMap((renewal) => {
    if (renewal.expiresAt > at || renewal.tried === null) return [];
    const { amount } = renewal;
    const decision = decidePurchase(purchaseFactsOf(facts, { operation: "renew", amount }));
    const reasons = decision.allowed ? [] : decision.reasons;
    // With none left it renews itself within the minute, unless it has no price or account.
    return reasons.length === 0 && amount !== null ? [] : [{ renewal, reasons }];
  });
}

/** Those of one customer that are still to come and will not fit its budget (G19). */
export function unfitRenewalsOf(
  renewals: readonly DueRenewal[],
  facts: CustomerFacts,
  at: Date,
): readonly DueRenewal[] {
  const coming = renewals.filter(({ expiresAt }) => expiresAt > at);
  const { budget, used } = purchaseFactsOf(facts, { operation: "renew", amount: null });
  const unfit = new Set(unfitOf(coming, { budget, used, at }).map(({ id }) => id));
  return coming.filter(({ id }) => unfit.has(id));
}
