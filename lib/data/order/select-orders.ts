import "server-only";
import { and, asc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { type ActorStamp, couponUses, customers, orderLines, orders, resellers } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { OrderedThing, OrderLine, OrderPerson } from "@/lib/contracts/order-view";
import type { Actor } from "@/lib/domain/access/actor";
import { orderStatusOf } from "@/lib/domain/order/status";
import { ordersOf } from "../scope";

const paidByCoupons = sql`coalesce((
  select sum(u.amount) from ${couponUses} u
  where u.distributor_id = ${orders.distributorId} and u.order_id = ${orders.id}), 0)`.mapWith(moneyOfDriver);

/** Orders within the actor's scope, one row each; add order and limit. */
export function selectOrders(tx: Transaction, actor: Actor, where: SQL | undefined) {
  return tx
    .select({ order: orders, customer: customers.name, reseller: resellers.name, coupons: paidByCoupons })
    .from(orders)
    .innerJoin(customers, and(eq(customers.distributorId, orders.distributorId), eq(customers.id, orders.customerId)))
    .leftJoin(resellers, and(eq(resellers.distributorId, orders.distributorId), eq(resellers.id, orders.resellerId)))
    .where(and(ordersOf(actor), where))
    .$dynamic();
}

type OrderRow = Awaited<ReturnType<typeof selectOrders>>[number];
type LineRow = typeof orderLines.$inferSelect;

/** The lines of orders that were read, by order: what is paid for before what is given back. */
export async function linesOf(
  tx: Transaction,
  { distributorId }: Actor,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, readonly LineRow[]>> {
  if (orderIds.length === 0) return new Map();
  const lines = await tx
    .select()
    .from(orderLines)
    .where(and(eq(orderLines.distributorId, distributorId), inArray(orderLines.orderId, [...orderIds])))
    .orderBy(sql`${orderLines.kind} = 'refund'`, asc(orderLines.id));
  return Map.groupBy(lines, ({ orderId }) => orderId);
}

/** An order as it stands at an instant. */
export function toOrderLine(row: OrderRow, lines: readonly LineRow[], at: Date): OrderLine {
  const { order, customer, reseller, coupons } = row;
  const [first, ...more] = lines;
  if (!first) throw new Error("an order has a line");
  return {
    id: order.id,
    customer: { id: order.customerId, name: customer },
    accountId: order.accountId,
    by: personOf(order.by),
    reseller,
    amount: order.amount,
    coupons,
    type: order.type,
    source: order.source,
    status: orderStatusOf(order, at),
    createdAt: order.createdAt,
    payBefore: order.payBefore,
    acceptedAt: order.acceptedAt,
    cancelledAt: order.cancelledAt,
    thing: toThing(first),
    more: more.length,
  };
}

export function personOf({ name, company }: ActorStamp): OrderPerson {
  return { name, company };
}

export function toThing(line: LineRow): OrderedThing {
  const { periodUnit: unit, periodCount: count } = line;
  return {
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
  };
}
