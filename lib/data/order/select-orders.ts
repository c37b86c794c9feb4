import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, orderLines, orders } from "@/db/schema";
import type { OrderLine } from "@/lib/contracts/order-view";
import type { Actor } from "@/lib/domain/access/actor";
import { orderStatusOf } from "@/lib/domain/order/status";
import { ordersOf } from "../scope";

/** Orders within the actor's scope with what they are of; add order and limit. */
export function selectOrders(tx: Transaction, actor: Actor, where: SQL | undefined) {
  return tx
    .select({ order: orders, line: orderLines, customer: customers.name })
    .from(orders)
    .innerJoin(orderLines, and(eq(orderLines.distributorId, orders.distributorId), eq(orderLines.orderId, orders.id)))
    .innerJoin(customers, and(eq(customers.distributorId, orders.distributorId), eq(customers.id, orders.customerId)))
    .where(and(ordersOf(actor), isFirstLine, where))
    .$dynamic();
}

// An order of several lines is listed once: a change by what it became, a refund by what was paid last.
const isFirstLine = sql`${orderLines.id} = (
  select min(f.id::text)::uuid from order_lines f
  where f.distributor_id = ${orders.distributorId} and f.order_id = ${orders.id})`;

type OrderRow = Awaited<ReturnType<typeof selectOrders>>[number];

/** An order as it stands at an instant. */
export function toOrderLine({ order, line, customer }: OrderRow, at: Date): OrderLine {
  const { periodUnit: unit, periodCount: count } = line;
  return {
    id: order.id,
    customer: { id: order.customerId, name: customer },
    accountId: order.accountId,
    by: order.by.name,
    amount: order.amount,
    type: order.type,
    source: order.source,
    status: orderStatusOf(order, at),
    createdAt: order.createdAt,
    payBefore: order.payBefore,
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
