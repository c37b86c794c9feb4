import "server-only";
import { and, eq } from "drizzle-orm";
import { orders } from "@/db/schema";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Permit } from "@/lib/domain/access/permit";
import type { Address } from "../customer/addressed";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { type AddressedOrder, ordersAddressedBy, toAddressedOrders } from "./addressed-order";
import { selectOrders } from "./select-orders";

/** One order that a call addresses; null: there is none, or it is none of those. */
export async function getAddressedOrder(
  { actor }: Permit<"order.read">,
  orderId: string,
  address: Address,
): Promise<AddressedOrder | null> {
  if (!isUuid(orderId)) return null;
  return inTenant(actor, async (tx) => {
    const where = and(ordersAddressedBy(actor, address), eq(orders.id, orderId));
    const rows = await selectOrders(tx, actor, where);
    const [order] = await toAddressedOrders(tx, actor, rows, await instantOf(tx));
    return order ?? null;
  });
}
