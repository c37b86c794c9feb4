import "server-only";
import type { Permit } from "@/lib/domain/access/permit";
import type { OrderWish } from "./load-order-facts";
import { type Preview, previewFor } from "./preview-for";

/** What a sale would be and be answered now; null: it is no customer of the actor's. */
export function previewSale({ actor }: Permit<"order.sell">, wish: OrderWish): Promise<Preview | null> {
  return previewFor(actor, wish);
}
