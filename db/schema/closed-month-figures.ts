import { foreignKey, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { closedMonths } from "./closed-months";
import { money, month, tenant } from "./columns";

/** What each customer's month stood at when the distributor closed it; rows never change (G14). */
export const closedMonthFigures = pgTable(
  "closed_month_figures",
  {
    distributorId: tenant(),
    month: month().notNull(),
    /** Copied from customer_months, whose key it is. No key of its own: whoever locks a customer may wait for the closing. */
    customerId: uuid().notNull(),
    spent: money().notNull(),
    counted: money().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.month, table.customerId] }),
    foreignKey({
      name: "closed_month_figures_month",
      columns: [table.distributorId, table.month],
      foreignColumns: [closedMonths.distributorId, closedMonths.month],
    }),
  ],
);
