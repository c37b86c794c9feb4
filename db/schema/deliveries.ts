import { foreignKey, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { id, instant, month, tenant } from "./columns";
import { distributors } from "./distributors";

/** (source, billing account, billing period): what is replaced as a whole (G11). */
export const deliveries = pgTable(
  "deliveries",
  {
    distributorId: tenant(),
    id: id(),
    source: text().notNull(),
    billingAccount: text().notNull(),
    /** The GMT+08:00 month that contains the period's start. */
    billingPeriod: month().notNull(),
    periodStart: instant().notNull(),
    /** Number of the revision in force; null when only held or discarded ones exist. */
    revision: integer(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "deliveries_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    uniqueIndex("deliveries_key").on(table.distributorId, table.source, table.billingAccount, table.periodStart),
  ],
);
