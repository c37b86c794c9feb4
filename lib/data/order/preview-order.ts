import "server-only";
import type { OfferLine } from "@/lib/contracts/catalogue-view";
import type { Permit } from "@/lib/domain/access/permit";
import type { OrderWish } from "./load-order-facts";
import { type Preview, previewFor } from "./preview-for";

export type OrderPreview = Preview & { readonly offer: OfferLine };

/** What an order of the actor's own company would be and be answered now; null: no such offer. */
export async function previewOrder(
  { actor }: Permit<"order.place">,
  wish: Omit<OrderWish, "agreed" | "customerId">,
): Promise<OrderPreview | null> {
  const preview = await previewFor(actor, { ...wish, customerId: actor.company.id, agreed: null });
  return preview?.offer ? { ...preview, offer: preview.offer } : null;
}
