import "server-only";
import { and, desc, eq, exists, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { distributors, orderLines, orders, resources } from "@/db/schema";
import type { ResourceDetails } from "@/lib/contracts/resource-view";
import type { Permit } from "@/lib/domain/access/permit";
import { instantOf } from "../instant";
import { linesOf, selectOrders, toOrderLine } from "../order/select-orders";
import { inTenant } from "../tenant";
import { selectResources, toResourceLines } from "./select-resources";

const ORDERS = 50;

/** One resource with the newest orders about it; null: there is none, or it is not the actor's to read. */
export async function getResource(
  { actor }: Permit<"resource.read">,
  resourceId: string,
): Promise<ResourceDetails | null> {
  return inTenant(actor, async (tx) => {
    const at = await instantOf(tx);
    const rows = await selectResources(tx, actor, at, eq(resources.id, resourceId));
    const [row] = rows;
    const [line] = await toResourceLines(tx, actor, rows, at);
    if (!row || !line) return null;
    const [distributor] = await tx
      .select({ currency: distributors.currency })
      .from(distributors)
      .where(eq(distributors.distributorId, actor.distributorId));
    if (!distributor) throw new Error("the actor's distributor is gone");
    const about = await selectOrders(tx, actor, isAbout(tx, resourceId))
      .orderBy(desc(orders.createdAt), desc(orders.id))
      .limit(ORDERS);
    const lines = await linesOf(
      tx,
      actor,
      about.map(({ order }) => order.id),
    );
    return {
      ...line,
      accountId: row.resource.accountId,
      currency: distributor.currency,
      by: row.resource.by.name,
      freeWhileFrozen: row.present?.freeWhileFrozen === true,
      orders: about.map((row) => toOrderLine(row, lines.get(row.order.id) ?? [], at)),
      at,
    };
  });
}

/** Orders with a line about it. */
function isAbout(tx: Transaction, resourceId: string) {
  const ofOrder = and(
    eq(orderLines.distributorId, orders.distributorId),
    eq(orderLines.orderId, orders.id),
    eq(orderLines.resourceId, resourceId),
  );
  return exists(tx.select({ one: sql`1` }).from(orderLines).where(ofOrder));
}
