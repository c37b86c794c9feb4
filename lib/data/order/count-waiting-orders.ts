import "server-only";
import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { orders } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import { oldestWaitingAt } from "@/lib/domain/order/status";
import { instantOf } from "../instant";
import { ordersOf } from "../scope";
import { inTenant } from "../tenant";

/** What waits for a customer's answer: to be confirmed, prepared by its partner, and to be paid. */
export type WaitingOrders = { readonly confirm: number; readonly pay: number };

/** Orders of a customer that wait for its answer now. */
export async function countWaitingOrders({ actor }: Permit<"order.read">, customerId: string): Promise<WaitingOrders> {
  return inTenant(actor, async (tx) => {
    const at = await instantOf(tx);
    const [row] = await tx
      .select({
        confirm: sql<number>`count(*) filter (where ${orders.source} = 'partner')::int`,
        pay: sql<number>`count(*) filter (where ${orders.source} <> 'partner')::int`,
      })
      .from(orders)
      .where(
        and(
          ordersOf(actor),
          eq(orders.customerId, customerId),
          isNull(orders.acceptedAt),
          isNull(orders.cancelledAt),
          gt(orders.payBefore, at),
          gt(orders.createdAt, oldestWaitingAt(at)),
        ),
      );
    return row ?? { confirm: 0, pay: 0 };
  });
}
