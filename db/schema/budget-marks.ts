import { foreignKey, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, money, tenant } from "./columns";
import { customers } from "./customers";

/** One high-water mark per customer, budget period and amount (G17), and whether the exhaustion action ran (G5). */
export const budgetMarks = pgTable(
  "budget_marks",
  {
    distributorId: tenant(),
    customerId: uuid().notNull(),
    period: text().notNull(),
    amount: money().notNull(),
    /** Highest threshold reached, percent; 0 when none. */
    mark: integer().notNull(),
    /** When the action upon exhaustion ran; null: it has not. */
    actedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.customerId, table.period, table.amount] }),
    foreignKey({
      name: "budget_marks_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
  ],
);
