import "server-only";
import {
  and,
  eq,
  exists,
  gt,
  gte,
  ilike,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, orderLines, orders } from "@/db/schema";
import type { OrderListQuery } from "@/lib/contracts/order";
import type { Actor } from "@/lib/domain/access/actor";
import { addDays, dayStart } from "@/lib/domain/calendar/billing-month";
import { orderedWithin } from "@/lib/domain/order/ordered-within";
import { type OrderStatus, oldestWaitingAt } from "@/lib/domain/order/status";
import { containing } from "../containing";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a list of orders is narrowed to, at the instant that says which still wait. */
export function orderFilterOf(tx: Transaction, actor: Actor, query: OrderListQuery, at: Date): SQL | undefined {
  const { status, type, service, mode } = query;
  const { from, to } = orderedWithin(query.from, query.to);
  return and(
    query.customer === null ? undefined : eq(orders.customerId, query.customer),
    query.tab === null ? undefined : tabOf(query.tab),
    status === null ? undefined : statusOf(status, at),
    type === null ? undefined : eq(orders.type, type),
    from === null ? undefined : gte(orders.createdAt, dayStart(from)),
    to === null ? undefined : lt(orders.createdAt, dayStart(addDays(to, 1))),
    service === null ? undefined : withLine(tx, eq(orderLines.service, service)),
    mode === null ? undefined : withLine(tx, eq(orderLines.mode, mode)),
    query.q === null ? undefined : soughtBy(tx, actor, query.q),
  );
}

function tabOf(tab: NonNullable<OrderListQuery["tab"]>): SQL {
  return tab === "resellers" ? isNotNull(orders.resellerId) : isNull(orders.resellerId);
}

/** The same as orderStatusOf says of a row, so that each status reads its own index. */
export function statusOf(status: OrderStatus, at: Date): SQL | undefined {
  const unpaid = isNull(orders.acceptedAt);
  switch (status) {
    case "completed":
      return isNotNull(orders.acceptedAt);
    case "cancelled":
      return and(unpaid, or(isNotNull(orders.cancelledAt), lte(orders.payBefore, at)));
    default: {
      const prepared = status === "pending-confirmation";
      const source = prepared ? eq(orders.source, "partner") : ne(orders.source, "partner");
      // What is older waits no more: the index need not be read further.
      const recent = gt(orders.createdAt, oldestWaitingAt(at));
      return and(unpaid, isNull(orders.cancelledAt), gt(orders.payBefore, at), recent, source);
    }
  }
}

/** With any line of that kind: an order has several where it changes what was bought. */
export function withLine(tx: Transaction, where: SQL): SQL {
  const ofOrder = and(eq(orderLines.distributorId, orders.distributorId), eq(orderLines.orderId, orders.id), where);
  return exists(tx.select({ one: sql`1` }).from(orderLines).where(ofOrder));
}

/** By its number, else by part of the customer's name or of what was bought. */
function soughtBy(tx: Transaction, { distributorId }: Actor, words: string): SQL | undefined {
  if (UUID.test(words)) return eq(orders.id, words.toLowerCase());
  const part = containing(words);
  const named = tx
    .select({ id: customers.id })
    .from(customers)
    .where(and(eq(customers.distributorId, distributorId), ilike(customers.name, part)));
  return or(inArray(orders.customerId, named), withLine(tx, ilike(orderLines.specification, part)));
}
