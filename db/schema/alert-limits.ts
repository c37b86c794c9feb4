import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { tenant } from "./columns";
import { distributors } from "./distributors";

/** From when on a distributor is alerted of what waits; no row: the product's defaults. */
export const alertLimits = pgTable(
  "alert_limits",
  {
    distributorId: tenant(),
    /** Hours a request may wait. */
    requestHours: integer().notNull(),
    /** Days a billing account's next delivery may be missing. */
    deliveryLateDays: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId] }),
    foreignKey({
      name: "alert_limits_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    check("alert_limits_request_hours", sql`request_hours between 1 and 720`),
    check("alert_limits_delivery_late_days", sql`delivery_late_days between 1 and 60`),
  ],
);
