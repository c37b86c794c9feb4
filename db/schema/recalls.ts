import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Permission } from "@/lib/domain/delegation/authority";
import type { ActorStamp } from "./budget-records";
import { id, instant, tenant } from "./columns";
import { customers } from "./customers";

/** Permissions a distributor took back for one customer of a reseller; open while endedAt is null (G1). */
export const recalls = pgTable(
  "recalls",
  {
    distributorId: tenant(),
    id: id(),
    customerId: uuid().notNull(),
    resellerId: uuid().notNull(),
    changeId: uuid().notNull(),
    permissions: text().array().$type<Permission[]>().notNull(),
    /** At most 256 characters; both partners read it. */
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
      name: "recalls_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    uniqueIndex("recalls_open").on(table.distributorId, table.customerId).where(sql`ended_at is null`),
    index("recalls_by_reseller").on(table.distributorId, table.resellerId, table.since),
    check("recalls_permissions", sql`cardinality(permissions) > 0`),
  ],
);
