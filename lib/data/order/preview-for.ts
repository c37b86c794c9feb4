import "server-only";
import type { OfferLine } from "@/lib/contracts/catalogue-view";
import type { Actor } from "@/lib/domain/access/actor";
import { remainingOf } from "@/lib/domain/budget/budget";
import { type Money, minus } from "@/lib/domain/money/money";
import { decideOrder, type OrderReason } from "@/lib/domain/order/decide-order";
import type { Quote } from "@/lib/domain/order/quote";
import { toOfferLine } from "../catalogue/select-offers";
import { inTenant } from "../tenant";
import { type LoadedOrder, loadOrderFacts, type OrderWish } from "./load-order-facts";

/** What an order would be and be answered now. */
export type Preview = {
  /** Null: there is no such offer. */
  readonly offer: OfferLine | null;
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

/** The same function decides as when it is ordered, and nothing is kept; null: it is no customer of the actor's. */
export async function previewFor(actor: Actor, wish: OrderWish): Promise<Preview | null> {
  const loaded = await inTenant(actor, (tx) => loadOrderFacts(tx, actor, wish));
  return loaded && previewOf(loaded);
}

export function previewOf({ facts, customer, offer }: LoadedOrder): Preview {
  const decision = decideOrder(facts);
  const { budget, used } = facts.purchase;
  const before = budget && remainingOf(budget.amount, used);
  const { quote } = decision;
  return {
    offer: offer && toOfferLine(offer),
    quote,
    reasons: decision.allowed ? [] : decision.reasons,
    remaining: before === null ? null : { before, after: quote && minus(before, quote.amount) },
    accounts: facts.accounts,
    currency: customer.currency,
    asOf: customer.at,
  };
}
