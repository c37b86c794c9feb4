import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { couponUses, customers, orderLines, orders } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { OrderLine } from "@/lib/contracts/order-view";
import type { Actor } from "@/lib/domain/access/actor";
import { ordersOf } from "../scope";

const paidByCoupons = sql`coalesce((
  select sum(u.amount) from ${couponUses} u
  where u.distributor_id = ${orders.distributorId} and u.order_id = ${orders.id}), 0)`.mapWith(moneyOfDriver);

/** Orders within the actor's scope with what they are of; add order and limit. */
export function selectOrders(tx: Transaction, actor: Actor, where: SQL | undefined) {
  return tx
    .select({ order: orders, line: orderLines, customer: customers.name, coupons: paidByCoupons })
    .from(orders)
    .innerJoin(orderLines, and(eq(orderLines.distributorId, orders.distributorId), eq(orderLines.orderId, orders.id)))
    .innerJoin(customers, and(eq(customers.distributorId, orders.distributorId), eq(customers.id, orders.customerId)))
    .where(and(ordersOf(actor), where))
    .$dynamic();
}

export function toOrderLine(row: Awaited<ReturnType<typeof selectOrders>>[number]): OrderLine {
  const { order, line, customer, coupons } = row;
  const { periodUnit: unit, periodCount: count } = line;
  return {
    id: order.id,
    customer: { id: order.customerId, name: customer },
    amount: order.amount,
    coupons,
    acceptedAt: order.acceptedAt,
    thing: {
      product: line.product,
      service: line.service,
      specification: line.specification,
      region: line.region,
      regionName: line.regionName,
      mode: line.mode,
      period: { unit, count },
      unit: line.unit,
      price: line.price,
      priceValidFrom: line.priceValidFrom,
      periods: line.periods,
      quantity: line.quantity,
      effectiveAt: line.effectiveAt,
      expiresAt: line.expiresAt,
    },
  };
}
