import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { catalogueOffers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { EnablingFacts } from "@/lib/domain/resource/decide-enabling";
import { selectOffers, toOfferLine } from "../catalogue/select-offers";
import { listOwnAccounts } from "../order/own-accounts";
import { type CustomerFacts, loadPurchaseFactsIn } from "../purchase/load-purchase-facts";
import { purchaseFactsOf } from "../purchase/purchase-facts-of";

export type EnablingWish = {
  readonly customerId: string;
  readonly offerId: string;
  readonly account: string | null;
};

type OfferRow = Awaited<ReturnType<typeof selectOffers>>[number];

export type LoadedEnabling = {
  readonly facts: EnablingFacts;
  readonly customer: CustomerFacts;
  /** Null: no such offer in the distributor's currency. */
  readonly offer: OfferRow | null;
};

/**
 * Everything an enabling is decided on; null: it is no customer of the actor's. All of one instant, that of the facts'
 * own reading: under the customer's lock it is the instant of the write.
 */
export async function loadEnablingFacts(
  tx: Transaction,
  actor: Actor,
  { customerId, offerId, account }: EnablingWish,
): Promise<LoadedEnabling | null> {
  const customer = await loadPurchaseFactsIn(tx, actor, customerId);
  if (!customer) return null;
  const { at } = customer;
  const [offer = null] = await selectOffers(tx, actor, at, eq(catalogueOffers.id, offerId));
  const line = offer && toOfferLine(offer);
  const facts = {
    offer: line && { mode: line.mode, price: line.price },
    accounts: await listOwnAccounts(tx, actor, customerId, at),
    account,
    // What is enabled, the decision itself says.
    purchase: purchaseFactsOf(customer, { operation: "buy-pay-per-use", amount: null }),
  };
  return { facts, customer, offer };
}
