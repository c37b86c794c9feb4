import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { orderLines, orders } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { endOfTerm } from "@/lib/domain/catalogue/price";
import { ZERO } from "@/lib/domain/money/money";
import { stampOf } from "../actor-stamp";
import { deductCoupons } from "../coupon/deduct-coupons";
import { makeResource } from "../resource/make-resource";
import { answerUsage } from "../usage/answer-usage";
import { chargeOrder } from "./charge-order";

type Accepted = {
  readonly orderId: string;
  readonly customerId: string;
  /** An account that became the customer's with this order; null: none. */
  readonly given: string | null;
  readonly changeId: string;
  readonly at: Date;
};

/**
 * Accepts and pays an order that was decided on under the customer's lock: its terms begin, what it is of is there,
 * its charges count, coupons pay what they reach, and alerts and acts follow (G5).
 */
export async function acceptOrder(tx: Transaction, actor: Actor, accepted: Accepted): Promise<void> {
  const { orderId, customerId, given, changeId, at } = accepted;
  const { distributorId } = actor;
  const [order] = await tx
    .update(orders)
    .set({ acceptedAt: at, acceptedBy: stampOf(actor) })
    .where(and(eq(orders.distributorId, distributorId), eq(orders.id, orderId)))
    .returning();
  if (!order) throw new Error("an order to accept is gone");
  const lines = await tx
    .select()
    .from(orderLines)
    .where(
      and(
        eq(orderLines.distributorId, distributorId),
        eq(orderLines.orderId, orderId),
        // What is about a resource that is there already was dated as it was decided.
        isNull(orderLines.effectiveAt),
      ),
    );
  for (const line of lines) {
    const expiresAt = endOfTerm(at, { unit: line.periodUnit, count: line.periodCount }, line.periods);
    const resourceId = await makeResource(tx, actor, { order, line, startedAt: at, expiresAt });
    await tx
      .update(orderLines)
      .set({ resourceId, effectiveAt: at, expiresAt, month: billingMonthOf(at) })
      .where(and(eq(orderLines.distributorId, distributorId), eq(orderLines.id, line.id)));
  }
  const moves = await chargeOrder(tx, actor, { orderId, customerId, given }, at);
  const { amount } = order;
  if (amount > ZERO) await deductCoupons(tx, actor, { changeId, customerId, orderId, amount, at });
  await answerUsage(tx, actor, { changeId, at, moves });
}
