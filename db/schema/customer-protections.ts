import { sql } from "drizzle-orm";
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { ActorStamp } from "./budget-records";
import { id, instant, tenant } from "./columns";
import { customers } from "./customers";

/** Marks that a customer's resources are frozen by two people only; open while endedAt is null (G8). */
export const customerProtections = pgTable(
  "customer_protections",
  {
    distributorId: tenant(),
    id: id(),
    customerId: uuid().notNull(),
    changeId: uuid().notNull(),
    /** At most 256 characters; partners read it, the customer does not. */
    reason: text().notNull(),
    by: jsonb().$type<ActorStamp>().notNull(),
    since: instant().notNull(),
    endedAt: instant(),
    endedBy: jsonb().$type<ActorStamp>(),
    endReason: text(),
    endChangeId: uuid(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "customer_protections_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    uniqueIndex("customer_protections_open").on(table.distributorId, table.customerId).where(sql`ended_at is null`),
    index("customer_protections_by_customer").on(table.distributorId, table.customerId, table.since),
  ],
);
