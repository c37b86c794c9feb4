import "server-only";
import type { OfferLine } from "@/lib/contracts/catalogue-view";
import type { Permit } from "@/lib/domain/access/permit";
import type { OrderWish } from "./load-order-facts";
import { type Preview, previewFor } from "./preview-for";

export type OrderPreview = Preview & { readonly offer: OfferLine };

/** What an order of a customer would be and be answered now; null: no such offer or customer. */
export async function previewOrder(
  { actor }: Permit<"order.place" | "order.prepare">,
  wish: Omit<OrderWish, "agreed">,
): Promise<OrderPreview | null> {
  const preview = await previewFor(actor, { ...wish, agreed: null });
  return preview?.offer ? { ...preview, offer: preview.offer } : null;
}
