import "server-only";
import type { OfferLine } from "@/lib/contracts/catalogue-view";
import type { Actor } from "@/lib/domain/access/actor";
import { remainingOf } from "@/lib/domain/budget/budget";
import { type Money, minus } from "@/lib/domain/money/money";
import { decideOrder, type OrderReason } from "@/lib/domain/order/decide-order";
import { decideUnpaid, type KeptReason } from "@/lib/domain/order/decide-unpaid";
import type { Quote } from "@/lib/domain/order/quote";
import { toOfferLine } from "../catalogue/select-offers";
import { inTenant } from "../tenant";
import { countWaiting } from "./keep-unpaid";
import { loadOrderFacts, type OrderWish } from "./load-order-facts";

/** What an order would be and be answered now. */
export type Preview = {
  /** Null: there is no such offer. */
  readonly offer: OfferLine | null;
  /** Null: it cannot be ordered now. */
  readonly quote: Quote | null;
  /** None: it would be accepted now. */
  readonly reasons: readonly OrderReason[];
  /** None: it could be kept now, to be paid later. */
  readonly keepReasons: readonly KeptReason[];
  /** Of the budget before and after; null: there is no budget. */
  readonly remaining: { readonly before: Money; readonly after: Money | null } | null;
  readonly accounts: readonly string[];
  readonly currency: string;
  readonly asOf: Date;
};

/** The same functions decide as when it is ordered, and nothing is kept; null: it is no customer of the actor's. */
export async function previewFor(actor: Actor, wish: OrderWish): Promise<Preview | null> {
  const found = await inTenant(actor, async (tx) => {
    const loaded = await loadOrderFacts(tx, actor, wish);
    if (!loaded) return null;
    const waiting = await countWaiting(tx, actor, wish.customerId, loaded.facts.at);
    const isResellers = actor.company.kind === "distributor" && loaded.customer.resellerState !== null;
    return { ...loaded, kept: decideUnpaid({ ...loaded.facts, waiting, isResellers, note: null }) };
  });
  if (!found) return null;
  const { facts, customer, offer, kept } = found;
  const decision = decideOrder(facts);
  const { budget, used } = facts.purchase;
  const before = budget && remainingOf(budget.amount, used);
  const { quote } = decision;
  return {
    offer: offer && toOfferLine(offer),
    quote,
    reasons: decision.allowed ? [] : decision.reasons,
    keepReasons: kept.allowed ? [] : kept.reasons,
    remaining: before === null ? null : { before, after: quote && minus(before, quote.amount) },
    accounts: facts.accounts,
    currency: customer.currency,
    asOf: customer.at,
  };
}
