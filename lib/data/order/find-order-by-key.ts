import "server-only";
import { and, asc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { orderLines, orders } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";

export type KnownOrder = {
  readonly order: typeof orders.$inferSelect;
  readonly lines: readonly (typeof orderLines.$inferSelect)[];
};

/** The order a key has named before; null: none. To be seen under the customer's lock. */
export async function findOrderByKey(
  tx: Transaction,
  { distributorId }: Actor,
  customerId: string,
  key: string,
): Promise<KnownOrder | null> {
  const [order] = await tx
    .select()
    .from(orders)
    .where(
      and(eq(orders.distributorId, distributorId), eq(orders.customerId, customerId), eq(orders.idempotencyKey, key)),
    );
  if (!order) return null;
  const lines = await tx
    .select()
    .from(orderLines)
    .where(and(eq(orderLines.distributorId, distributorId), eq(orderLines.orderId, order.id)))
    .orderBy(asc(orderLines.id));
  return { order, lines };
}
