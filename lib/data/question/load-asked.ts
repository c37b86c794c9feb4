import "server-only";
import type { Transaction } from "@/db/client";
import type { AskPartnerInput } from "@/lib/contracts/question";
import type { Actor } from "@/lib/domain/access/actor";
import type { Money } from "@/lib/domain/money/money";
import { decideOrder } from "@/lib/domain/order/decide-order";
import { decidePurchase, type PurchaseReason } from "@/lib/domain/purchase/eligibility";
import { PURCHASE_OPERATIONS } from "@/lib/domain/purchase/operation";
import type { QuestionFacts } from "@/lib/domain/question/question";
import { toOfferLine } from "../catalogue/select-offers";
import { loadOrderFacts } from "../order/load-order-facts";
import { type CustomerFacts, loadPurchaseFactsIn } from "../purchase/load-purchase-facts";
import { purchaseFactsOf } from "../purchase/purchase-facts-of";

/** What the actor's own company asks about, as it stands now; null: there is no such offer. */
export async function loadAsked(tx: Transaction, actor: Actor, asked: AskPartnerInput): Promise<QuestionFacts | null> {
  const { accountName } = actor.company;
  if (asked.about === "order") return orderAsked(tx, actor, asked);
  const found = await loadPurchaseFactsIn(tx, actor, actor.company.id);
  if (!found) return null;
  const { amount } = asked;
  const about = { kind: "eligibility", amount } as const;
  return { about, reasons: everyReason(found, amount), currency: found.currency, accountName, asOf: found.at };
}

/** Every reason against any operation, each once. */
function everyReason(found: CustomerFacts, amount: Money | null): readonly PurchaseReason[] {
  const reasons = PURCHASE_OPERATIONS.flatMap((operation) => {
    const decision = decidePurchase(purchaseFactsOf(found, { operation, amount }));
    return decision.allowed ? [] : decision.reasons;
  });
  return [...new Map(reasons.map((reason) => [reason.code, reason])).values()];
}

async function orderAsked(
  tx: Transaction,
  actor: Actor,
  { offerId, periods, quantity, account }: Extract<AskPartnerInput, { about: "order" }>,
): Promise<QuestionFacts | null> {
  const loaded = await loadOrderFacts(tx, actor, {
    customerId: actor.company.id,
    offerId,
    periods,
    quantity,
    account,
    agreed: null,
  });
  if (!loaded?.offer) return null;
  const { facts, customer } = loaded;
  const { product, mode, regionName: region, unit, period } = toOfferLine(loaded.offer);
  const decision = decideOrder(facts);
  return {
    about: {
      kind: "order",
      offerId,
      specification: product.specification,
      mode,
      region,
      unit,
      period,
      periods,
      quantity,
      amount: decision.quote?.amount ?? null,
      account,
    },
    reasons: decision.allowed ? [] : decision.reasons,
    currency: customer.currency,
    accountName: actor.company.accountName,
    asOf: customer.at,
  };
}
