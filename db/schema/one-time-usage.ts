import { foreignKey, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { money, month, tenant } from "./columns";
import { customers } from "./customers";

/** Usage of a one-time budget since the month it was set; exists exactly while the budget is one-time. */
export const oneTimeUsage = pgTable(
  "one_time_usage",
  {
    distributorId: tenant(),
    customerId: uuid().notNull(),
    countsFrom: month().notNull(),
    used: money().notNull(),
    reserved: money().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.customerId] }),
    foreignKey({
      name: "one_time_usage_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
  ],
);
