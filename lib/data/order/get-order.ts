import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { charges, distributors, orders } from "@/db/schema";
import type { OrderDetails } from "@/lib/contracts/order-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { type Money, ZERO } from "@/lib/domain/money/money";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { selectOrders, toOrderLine } from "./select-orders";

/** One order; null: there is none, or it is not the actor's to read. */
export async function getOrder({ actor }: Permit<"order.read">, orderId: string): Promise<OrderDetails | null> {
  return inTenant(actor, async (tx) => {
    const [row] = await selectOrders(tx, actor, eq(orders.id, orderId));
    if (!row) return null;
    const { distributorId } = actor;
    const at = await instantOf(tx);
    const [distributor] = await tx
      .select({ currency: distributors.currency })
      .from(distributors)
      .where(eq(distributors.distributorId, distributorId));
    if (!distributor) throw new Error("the actor's distributor is gone");
    const { accountId, by } = row.order;
    const { month, id, amount } = row.line;
    const counts = month === null ? null : await countsNow(tx, actor, month, id, amount);
    return { ...toOrderLine(row, at), accountId, by: by.name, currency: distributor.currency, counts };
  });
}

/** Whether what was paid counts: false where a delivery's figures took its place. */
async function countsNow(tx: Transaction, actor: Actor, month: string, lineId: string, amount: Money) {
  const [charge] = await tx
    .select({ spent: charges.spent })
    .from(charges)
    .where(and(eq(charges.distributorId, actor.distributorId), eq(charges.month, month), eq(charges.id, lineId)));
  if (!charge) throw new Error("a paid order has its charge");
  return charge.spent !== ZERO || amount === ZERO;
}
