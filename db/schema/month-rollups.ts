import { foreignKey, index, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { month, oneOf } from "./columns";
import { customers } from "./customers";
import { rollupColumns } from "./rollup-columns";

/** The day roll-ups of whole months: what a page over years reads. */
export const monthRollups = pgTable(
  "month_rollups",
  {
    ...rollupColumns,
    month: month().notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.distributorId,
        table.customerId,
        table.month,
        table.associationId,
        table.service,
        table.chargingMode,
        table.region,
      ],
    }),
    foreignKey({
      name: "month_rollups_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    index("month_rollups_by_month").on(table.distributorId, table.month),
    oneOf("month_rollups_charging_mode", "charging_mode", CHARGING_MODES),
  ],
);
