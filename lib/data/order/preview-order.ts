import "server-only";
import type { OfferLine } from "@/lib/contracts/catalogue-view";
import type { Permit } from "@/lib/domain/access/permit";
import { remainingOf } from "@/lib/domain/budget/budget";
import { type Money, minus } from "@/lib/domain/money/money";
import { decideOrder, type OrderReason } from "@/lib/domain/order/decide-order";
import type { Quote } from "@/lib/domain/order/quote";
import { toOfferLine } from "../catalogue/select-offers";
import { inTenant } from "../tenant";
import { loadOrderFacts, type OrderWish } from "./load-order-facts";

export type OrderPreview = {
  readonly offer: OfferLine;
  /** Null: it cannot be ordered now. */
  readonly quote: Quote | null;
  /** None: it would be accepted now. */
  readonly reasons: readonly OrderReason[];
  /** Of the budget before and after; null: there is no budget. */
  readonly remaining: { readonly before: Money; readonly after: Money | null } | null;
  readonly accounts: readonly string[];
  readonly currency: string;
  readonly asOf: Date;
};

/** What an order of the actor's own company would be and be answered now; null: no such offer. Nothing is kept. */
export async function previewOrder(
  { actor }: Permit<"order.place">,
  wish: Omit<OrderWish, "agreed" | "customerId">,
): Promise<OrderPreview | null> {
  const loaded = await inTenant(actor, (tx) =>
    loadOrderFacts(tx, actor, { ...wish, customerId: actor.company.id, agreed: null }),
  );
  if (!loaded?.offer) return null;
  const { facts, customer, offer } = loaded;
  const decision = decideOrder(facts);
  const { budget, used } = facts.purchase;
  const before = budget && remainingOf(budget.amount, used);
  const { quote } = decision;
  return {
    offer: toOfferLine(offer),
    quote,
    reasons: decision.allowed ? [] : decision.reasons,
    remaining: before === null ? null : { before, after: quote && minus(before, quote.amount) },
    accounts: facts.accounts,
    currency: customer.currency,
    asOf: customer.at,
  };
}
