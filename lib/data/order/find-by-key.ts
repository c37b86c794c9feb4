import "server-only";
import { and, asc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { orderLines, orders } from "@/db/schema";
import type { PlaceOrderInput } from "@/lib/contracts/order";
import type { Actor } from "@/lib/domain/access/actor";
import type { OrderSource } from "@/lib/domain/order/status";

type Sought = PlaceOrderInput & {
  readonly customerId: string;
  readonly source: OrderSource;
  readonly note: string | null;
};

/**
 * The order that this key names among its customer's, and whether it is the one asked for again; null: none. Seen
 * under the customer's lock.
 */
export async function findByKey(tx: Transaction, { distributorId }: Actor, sought: Sought) {
  const [known] = await tx
    .select({ order: orders, line: orderLines })
    .from(orders)
    .innerJoin(orderLines, and(eq(orderLines.distributorId, orders.distributorId), eq(orderLines.orderId, orders.id)))
    .where(
      and(
        eq(orders.distributorId, distributorId),
        eq(orders.customerId, sought.customerId),
        eq(orders.idempotencyKey, sought.key),
      ),
    )
    .orderBy(asc(orderLines.id))
    .limit(1);
  if (!known) return null;
  const { order, line } = known;
  const isSame =
    order.type === "subscription" &&
    order.source === sought.source &&
    order.note === sought.note &&
    line.offerId === sought.offerId &&
    line.periods === sought.periods &&
    line.quantity === sought.quantity &&
    order.amount === sought.agreed &&
    (sought.account === null || sought.account === order.accountId);
  return { orderId: order.id, isSame, isPaid: order.acceptedAt !== null };
}
