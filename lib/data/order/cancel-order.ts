import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { orderLines, orders } from "@/db/schema";
import type { CancelOrderInput } from "@/lib/contracts/order";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { type Decision, refuse } from "@/lib/domain/decision";
import { type CancelReason, decideCancelling } from "@/lib/domain/order/decide-waiting";
import { suspendedReason } from "../company/suspensions";
import { lockCustomer } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { ordersOf } from "../scope";
import { inTenant } from "../tenant";
import { writeCancelling } from "./write-cancelling";

/** Cancels an order that waits, for good: the customer any of its own, a partner what it made itself. */
export async function cancelOrder(
  { actor }: Permit<"order.cancel"> | Permit<"order.sell">,
  { orderId }: CancelOrderInput,
): Promise<Decision<CancelReason>> {
  return inTenant(actor, async (tx) => {
    const suspended = await suspendedReason(tx, actor);
    if (suspended) return refuse<CancelReason>(suspended);
    const [named] = await tx
      .select({ customerId: orders.customerId })
      .from(orders)
      .where(and(ordersOf(actor), eq(orders.id, orderId)));
    const customer = named && (await lockCustomer(tx, actor, named.customerId));
    // Read anew under the lock: it may have been paid meanwhile.
    const found = customer && (await findOrder(tx, actor, orderId));
    if (!found) return refuse<CancelReason>({ code: "order.unknown" });
    const { order, what } = found;
    const at = await instantOf(tx);
    const madeBy = order.by.companyKind;
    const decision = decideCancelling({ order, by: actor.company.kind, madeBy, suspended, at });
    if (!decision.allowed) return decision;
    await writeCancelling(tx, actor, { order, what, at });
    return decision;
  });
}

async function findOrder(tx: Transaction, actor: Actor, orderId: string) {
  const [found] = await tx
    .select({ order: orders, what: orderLines.specification })
    .from(orders)
    .innerJoin(orderLines, and(eq(orderLines.distributorId, orders.distributorId), eq(orderLines.orderId, orders.id)))
    .where(and(ordersOf(actor), eq(orders.id, orderId)))
    .limit(1);
  return found ?? null;
}
