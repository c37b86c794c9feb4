import { date, foreignKey, index, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { oneOf } from "./columns";
import { customers } from "./customers";
import { rollupColumns } from "./rollup-columns";

/** Expenditure by customer, day and dimension; sums to month_rollups and to customer_months.spent. */
export const dayRollups = pgTable(
  "day_rollups",
  {
    ...rollupColumns,
    day: date().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.distributorId,
        table.customerId,
        table.day,
        table.associationId,
        table.service,
        table.chargingMode,
        table.region,
      ],
    }),
    foreignKey({
      name: "day_rollups_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    index("day_rollups_by_day").on(table.distributorId, table.day),
    oneOf("day_rollups_charging_mode", "charging_mode", CHARGING_MODES),
  ],
);
