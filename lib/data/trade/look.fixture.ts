import { and, eq } from "drizzle-orm";
import { orderLines, orders } from "@/db/schema";
import { inTenant } from "../tenant";
import type { Real } from "./real.fixture";

/** When an order was paid, and the resource it made or is about. */
export async function resourceOfOrder({ world }: Real, orderId: string) {
  const { distributor } = world;
  const [found] = await inTenant(distributor, (tx) =>
    tx
      .select({ at: orders.acceptedAt, resourceId: orderLines.resourceId })
      .from(orders)
      .innerJoin(orderLines, and(eq(orderLines.distributorId, orders.distributorId), eq(orderLines.orderId, orders.id)))
      .where(and(eq(orders.distributorId, distributor.distributorId), eq(orders.id, orderId))),
  );
  if (!found?.at || found.resourceId === null) throw new Error("the order was not paid");
  return { at: found.at, resourceId: found.resourceId };
}
