import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { Permission } from "@/lib/domain/delegation/authority";
import { customers } from "./customers";
import { openColumns } from "./open-columns";

/** Permissions a distributor took back for one customer of a reseller; open while endedAt is null (G1). */
export const recalls = pgTable(
  "recalls",
  {
    ...openColumns,
    customerId: uuid().notNull(),
    resellerId: uuid().notNull(),
    permissions: text().array().$type<Permission[]>().notNull(),
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
