import "server-only";
import type { OfferLine } from "@/lib/contracts/catalogue-view";
import type { Permit } from "@/lib/domain/access/permit";
import { decideUnpaid, type KeptReason } from "@/lib/domain/order/decide-unpaid";
import { inTenant } from "../tenant";
import { countWaiting } from "./keep-unpaid";
import type { OrderWish } from "./load-order-facts";
import { loadOrderFacts } from "./load-order-facts";
import { type Preview, previewOf } from "./preview-for";

export type OrderPreview = Preview & {
  readonly offer: OfferLine;
  /** None: it could be kept now, to be paid later. */
  readonly keepReasons: readonly KeptReason[];
};

/** What an order of a customer would be and be answered now; null: no such offer or customer. Nothing is kept. */
export async function previewOrder(
  { actor }: Permit<"order.place" | "order.prepare">,
  wish: Omit<OrderWish, "agreed">,
): Promise<OrderPreview | null> {
  const found = await inTenant(actor, async (tx) => {
    const loaded = await loadOrderFacts(tx, actor, { ...wish, agreed: null });
    if (!loaded) return null;
    const waiting = await countWaiting(tx, actor, wish.customerId, loaded.facts.at);
    const isResellers = actor.company.kind === "distributor" && loaded.customer.resellerState !== null;
    return { loaded, kept: decideUnpaid({ ...loaded.facts, waiting, isResellers, note: null }) };
  });
  if (!found) return null;
  const { offer, ...preview } = previewOf(found.loaded);
  return offer && { ...preview, offer, keepReasons: found.kept.allowed ? [] : found.kept.reasons };
}
