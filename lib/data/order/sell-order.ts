import "server-only";
import type { SellOrderInput } from "@/lib/contracts/order";
import type { Permit } from "@/lib/domain/access/permit";
import { orderFor, type PlacedOrder } from "./order-for";

/** What a partner's shop sold, ordered for its customer as the customer itself would; null: it is none of its own. */
export function sellOrder(
  { actor }: Permit<"order.sell">,
  { customerId, key, ...input }: SellOrderInput,
): Promise<PlacedOrder | null> {
  // A customer that moved meets the numbers of another shop: each company names its own orders.
  return orderFor(actor, customerId, { ...input, key: `${actor.company.id} ${key}`, source: "shop" });
}
