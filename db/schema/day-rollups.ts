import { date, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { money, oneOf, tenant } from "./columns";
import { customers } from "./customers";

/** Expenditure by customer, day and dimension; sums to month_rollups and to customer_months.spent. */
export const dayRollups = pgTable(
  "day_rollups",
  {
    distributorId: tenant(),
    customerId: uuid().notNull(),
    day: date().notNull(),
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
