import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { catalogueOffers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Money } from "@/lib/domain/money/money";
import type { OrderFacts } from "@/lib/domain/order/decide-order";
import type { Asked } from "@/lib/domain/order/quote";
import { selectOffers, toOfferLine } from "../catalogue/select-offers";
import { suspendedReason } from "../company/suspensions";
import { type CustomerFacts, loadPurchaseFactsIn } from "../purchase/load-purchase-facts";
import { purchaseFactsOf } from "../purchase/purchase-facts-of";
import { listOwnAccounts } from "./own-accounts";

export type OrderWish = Asked & {
  readonly customerId: string;
  readonly offerId: string;
  readonly account: string | null;
  /** Null: not asked. */
  readonly agreed: Money | null;
};

type OfferRow = Awaited<ReturnType<typeof selectOffers>>[number];

export type LoadedOrder = {
  readonly facts: OrderFacts;
  readonly customer: CustomerFacts;
  /** Null: no such offer in the distributor's currency. */
  readonly offer: OfferRow | null;
};

/**
 * Everything an order is decided on; null: it is no customer of the actor's. All of one instant, that of
 * the facts' own reading: under the customer's lock it is the instant of the write.
 */
export async function loadOrderFacts(tx: Transaction, actor: Actor, wish: OrderWish): Promise<LoadedOrder | null> {
  const { customerId } = wish;
  const customer = await loadPurchaseFactsIn(tx, actor, customerId);
  if (!customer) return null;
  const { at } = customer;
  const [offer = null] = await selectOffers(tx, actor, at, eq(catalogueOffers.id, wish.offerId));
  const line = offer && toOfferLine(offer);
  const facts = {
    suspended: await suspendedReason(tx, actor),
    offer: line && { mode: line.mode, period: line.period, price: line.price },
    asked: { periods: wish.periods, quantity: wish.quantity },
    agreed: wish.agreed,
    accounts: await listOwnAccounts(tx, actor, customerId, at),
    account: wish.account,
    // What is bought and for how much, the decision itself says.
    purchase: purchaseFactsOf(customer, { operation: "buy-yearly-monthly", amount: null }),
    at,
  };
  return { facts, customer, offer };
}
