import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { ORDER_SOURCES, ORDER_TYPES } from "@/lib/domain/order/status";
import type { ActorStamp } from "./budget-records";
import { id, instant, money, oneOf, tenant } from "./columns";
import { customers } from "./customers";

/**
 * What a customer ordered. What was asked for and for how much never changes; paying or cancelling dates the row, once.
 * Where it stands follows from its instants (lib/domain/order/status).
 */
export const orders = pgTable(
  "orders",
  {
    distributorId: tenant(),
    id: id(),
    customerId: uuid().notNull(),
    /** The association it was placed in: whose past it is. */
    associationId: uuid().notNull(),
    /** The reseller of that association, as it is for good; null: the distributor's own customer. */
    resellerId: uuid(),
    accountId: text().notNull(),
    type: text({ enum: ORDER_TYPES }).notNull(),
    source: text({ enum: ORDER_SOURCES }).notNull(),
    /** One order a customer and key. */
    idempotencyKey: text().notNull(),
    /** Sum of its lines, list price in the distributor's currency, tax excluded; below zero where it gives back. */
    amount: money().notNull(),
    createdAt: instant().notNull(),
    /** Who ordered, and in which change. */
    by: jsonb().$type<ActorStamp>().notNull(),
    changeId: uuid().notNull(),
    /** What the partner that prepared it wrote to the customer; null: nothing. */
    note: text(),
    /** Unpaid from then on, it is cancelled, by nobody. */
    payBefore: instant().notNull(),
    /** Accepted by budget, freezes and restrictions, and paid; null: not. */
    acceptedAt: instant(),
    acceptedBy: jsonb().$type<ActorStamp>(),
    cancelledAt: instant(),
    cancelledBy: jsonb().$type<ActorStamp>(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "orders_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    unique("orders_key").on(table.distributorId, table.customerId, table.idempotencyKey),
    index("orders_by_age").on(table.distributorId, table.createdAt, table.id),
    index("orders_by_customer").on(table.distributorId, table.customerId, table.createdAt, table.id),
    index("orders_by_reseller").on(table.distributorId, table.resellerId, table.createdAt, table.id),
    // The two lists of a distributor, and what waits or was cancelled, which are few beside what was paid.
    index("orders_direct").on(table.distributorId, table.createdAt, table.id).where(sql`reseller_id is null`),
    index("orders_resold").on(table.distributorId, table.createdAt, table.id).where(sql`reseller_id is not null`),
    index("orders_unpaid").on(table.distributorId, table.createdAt, table.id).where(sql`accepted_at is null`),
    oneOf("orders_type", "type", ORDER_TYPES),
    oneOf("orders_source", "source", ORDER_SOURCES),
    check("orders_amount", sql`amount >= 0 or type in ('change', 'unsubscription')`),
    check("orders_note", sql`note is null or source = 'partner'`),
    check("orders_accepted", sql`(accepted_at is null) = (accepted_by is null)`),
    check("orders_cancelled", sql`(cancelled_at is null) = (cancelled_by is null)`),
    check("orders_ended_once", sql`accepted_at is null or cancelled_at is null`),
    check("orders_in_time", sql`accepted_at < pay_before and cancelled_at < pay_before`),
  ],
);
