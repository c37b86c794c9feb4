import { and, desc, eq } from "drizzle-orm";
import { orderedLevels, orderLines, orders, resources } from "@/db/schema";
import { inTenant } from "../tenant";
import { idOf, type Real } from "./real.fixture";

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

/** When an order was made. */
export async function madeOf({ world }: Real, orderId: string): Promise<Date> {
  const [order] = await inTenant(world.distributor, (tx) =>
    tx.select({ at: orders.createdAt }).from(orders).where(eq(orders.id, orderId)),
  );
  if (!order) throw new Error("the order is not there");
  return order.at;
}

export async function resourceOf({ world }: Real, resourceId: string) {
  const [resource] = await inTenant(world.distributor, (tx) =>
    tx.select().from(resources).where(eq(resources.id, resourceId)),
  );
  if (!resource) throw new Error("the resource is not there");
  return resource;
}

/** When the level in force of a customer's freeze changed last. */
export async function levelChangedAt(real: Real, index: number): Promise<Date> {
  const [level] = await inTenant(real.world.distributor, (tx) =>
    tx
      .select({ at: orderedLevels.orderedAt })
      .from(orderedLevels)
      .where(eq(orderedLevels.customerId, idOf(real, index)))
      .orderBy(desc(orderedLevels.number))
      .limit(1),
  );
  if (!level) throw new Error("no level was ever ordered");
  return level.at;
}
