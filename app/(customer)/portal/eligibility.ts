import { decidePurchases, type PurchaseVerdict } from "@/lib/data/purchase/decide-purchases";
import type { Permit } from "@/lib/domain/access/permit";
import type { Money } from "@/lib/domain/money/money";
import type { PurchaseReason } from "@/lib/domain/purchase/eligibility";
import { PURCHASE_OPERATIONS, type PurchaseOperation } from "@/lib/domain/purchase/operation";

type Found = { readonly operation: PurchaseOperation; readonly reasons: readonly PurchaseReason[] };

export type Eligibility = Omit<PurchaseVerdict, "decision"> & {
  readonly verdicts: readonly Found[];
  /** Every reason once, whatever operations it closes. */
  readonly reasons: readonly PurchaseReason[];
};

/** The verdict for every operation of the visitor's own company, from one read; null: it is no customer any more. */
export async function eligibilityOf(
  permit: Permit<"purchase.decide">,
  amount: Money | null,
): Promise<Eligibility | null> {
  const customerId = permit.actor.company.id;
  const found = await decidePurchases(
    permit,
    PURCHASE_OPERATIONS.map((operation) => ({ customerId, operation, amount })),
  );
  const [first] = found;
  if (!first) return null;
  const verdicts = PURCHASE_OPERATIONS.map((operation, index) => ({ operation, reasons: reasonsOf(found[index]) }));
  const reasons = new Map(verdicts.flatMap((one) => one.reasons.map((reason) => [reason.code, reason] as const)));
  const { budget, currency, asOf } = first;
  return { budget, currency, asOf, verdicts, reasons: [...reasons.values()] };
}

function reasonsOf(verdict: PurchaseVerdict | null | undefined): readonly PurchaseReason[] {
  return !verdict || verdict.decision.allowed ? [] : verdict.decision.reasons;
}
