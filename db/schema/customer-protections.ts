import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { customers } from "./customers";
import { openColumns } from "./open-columns";

/** Marks that a customer's resources are frozen by two people only; open while endedAt is null (G8). */
export const customerProtections = pgTable(
  "customer_protections",
  {
    ...openColumns,
    customerId: uuid().notNull(),
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
