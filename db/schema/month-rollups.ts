import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { money, month, oneOf, tenant } from "./columns";
import { customers } from "./customers";

/** The day roll-ups of whole months: what a page over years reads. */
export const monthRollups = pgTable(
  "month_rollups",
  {
    distributorId: tenant(),
    customerId: uuid().notNull(),
    month: month().notNull(),
    associationId: uuid().notNull(),
    service: text().notNull(),
    chargingMode: text({ enum: CHARGING_MODES }).notNull(),
    region: text().notNull(),
    spent: money().notNull(),
    /** What of `spent` is refunds: the sum of its negative charges, zero or below. */
    refunded: money().notNull(),
    /** Plain list cost of the same rows, counted or not. */
    listed: money().notNull(),
    rows: integer().notNull(),
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
