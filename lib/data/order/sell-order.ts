import "server-only";
import type { SellOrderInput } from "@/lib/contracts/order";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";
import { type KeptOrder, keepUnpaid } from "./keep-unpaid";
import { lockForOrder } from "./lock-for-order";
import { orderFor, type PlacedOrder } from "./order-for";

/**
 * What a partner's shop sold, ordered for its customer as the customer itself would, and paid at once or left to be
 * paid within its days. Null: it is no customer of the shop's.
 */
export async function sellOrder(
  { actor }: Permit<"order.sell">,
  { customerId, key, pay, ...wish }: SellOrderInput,
): Promise<PlacedOrder | KeptOrder | null> {
  // A customer that moved meets the numbers of another shop: each company names its own orders.
  const input = { ...wish, key: `${actor.company.id} ${key}` };
  if (pay) return orderFor(actor, customerId, { ...input, source: "shop" });
  return inTenant(actor, async (tx) => {
    const customer = await lockForOrder(tx, actor, customerId);
    return customer && keepUnpaid(tx, actor, { customer, input, source: "shop", note: null });
  });
}
