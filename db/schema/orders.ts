import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import type { ActorStamp } from "./budget-records";
import { id, instant, money, tenant } from "./columns";
import { customers } from "./customers";

/** What a customer bought; accepted and paid in one, so that a row is an accepted order. Never changed. */
export const orders = pgTable(
  "orders",
  {
    distributorId: tenant(),
    id: id(),
    customerId: uuid().notNull(),
    /** The association it was placed in: whose past it is. */
    associationId: uuid().notNull(),
    accountId: text().notNull(),
    /** One order a customer and key. */
    idempotencyKey: text().notNull(),
    /** Sum of its lines, list price in the distributor's currency, tax excluded. */
    amount: money().notNull(),
    /** Ordered, accepted and paid. */
    acceptedAt: instant().notNull(),
    by: jsonb().$type<ActorStamp>().notNull(),
    changeId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "orders_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    unique("orders_key").on(table.distributorId, table.customerId, table.idempotencyKey),
    index("orders_by_age").on(table.distributorId, table.acceptedAt, table.id),
    index("orders_by_customer").on(table.distributorId, table.customerId, table.acceptedAt, table.id),
    index("orders_by_association").on(table.distributorId, table.associationId, table.acceptedAt, table.id),
    check("orders_amount", sql`amount >= 0`),
  ],
);
