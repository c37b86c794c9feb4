import { foreignKey, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { money, month, tenant } from "./columns";
import { customers } from "./customers";

/** The sums a decision reads; a month without a row is zero (G9). */
export const customerMonths = pgTable(
  "customer_months",
  {
    distributorId: tenant(),
    customerId: uuid().notNull(),
    month: month().notNull(),
    /** Expenditure, list price; may be negative. */
    spent: money().notNull(),
    /** What of it counts towards budgets. */
    counted: money().notNull(),
    /** Open reservations (G23). */
    reserved: money().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.customerId, table.month] }),
    foreignKey({
      name: "customer_months_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
  ],
);
