import "server-only";
import { and, eq, gt, lte } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { coupons, customers, orders } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { totalOf } from "@/lib/domain/coupon/take";
import { type Money, ZERO } from "@/lib/domain/money/money";
import { recordAudit } from "../audit";
import { payFromCoupons } from "./pay-from-coupons";

type Deducting = {
  readonly changeId: string;
  readonly customerId: string;
  readonly orderId: string;
  /** List price, of which the whole counts whatever coupons pay. */
  readonly amount: Money;
  readonly at: Date;
};

/**
 * Pays an order of a locked customer from its coupons, as far as they reach; returns how much that was. Whatever an
 * order is, it is paid once: call it where its charge is written.
 */
export async function deductCoupons(
  tx: Transaction,
  actor: Actor,
  { changeId, customerId, orderId, amount, at }: Deducting,
): Promise<Money> {
  const { associationId, customer } = await findOrder(tx, actor, { customerId, orderId });
  const payment = { changeId, at, customerId, associationId, month: billingMonthOf(at), orderId, amount };
  const taken = await payFromCoupons(tx, actor, payment, and(lte(coupons.startsAt, at), gt(coupons.endsAt, at)));
  if (taken.length === 0) return ZERO;
  const paid = totalOf(taken);
  const subject = { kind: "customer" as const, id: customerId, name: customer };
  const after = { orderId, paid, coupons: taken };
  await recordAudit(tx, actor, [{ changeId, at, action: "coupon.used", subject, after }]);
  return paid;
}

async function findOrder(
  tx: Transaction,
  { distributorId }: Actor,
  { customerId, orderId }: { readonly customerId: string; readonly orderId: string },
) {
  const [order] = await tx
    .select({ associationId: orders.associationId, customer: customers.name })
    .from(orders)
    .innerJoin(customers, and(eq(customers.distributorId, orders.distributorId), eq(customers.id, orders.customerId)))
    .where(and(eq(orders.distributorId, distributorId), eq(orders.customerId, customerId), eq(orders.id, orderId)));
  if (!order) throw new Error("coupons pay an order that is written, of its own customer");
  return order;
}
