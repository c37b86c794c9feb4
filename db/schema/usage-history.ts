import { foreignKey, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { instant, money, month, tenant } from "./columns";
import { customers } from "./customers";

/**
 * What a customer's month stood at after it last moved within a minute: so that any past moment can be
 * opened as it stood (R-4.10, G18). A moment before the first row of a month reads zero.
 */
export const usageHistory = pgTable(
  "usage_history",
  {
    distributorId: tenant(),
    customerId: uuid().notNull(),
    month: month().notNull(),
    /** Start of the minute in which it moved. */
    minute: instant().notNull(),
    spent: money().notNull(),
    counted: money().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.customerId, table.month, table.minute] }),
    foreignKey({
      name: "usage_history_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
  ],
);
