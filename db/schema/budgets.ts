import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { BUDGET_TYPES, EXHAUSTION_ACTIONS } from "@/lib/domain/budget/budget";
import { instant, money, month, oneOf, tenant } from "./columns";
import { customers } from "./customers";

/** The one budget of a customer; its row stays while it is replaced. */
export const budgets = pgTable(
  "budgets",
  {
    distributorId: tenant(),
    customerId: uuid().notNull(),
    type: text({ enum: BUDGET_TYPES }).notNull(),
    /** List price, two decimals. */
    amount: money().notNull(),
    action: text({ enum: EXHAUSTION_ACTIONS }).notNull(),
    liftWhenRestored: boolean().notNull(),
    /** First month a one-time budget counts, GMT+08:00; null for a monthly one. */
    countsFrom: month(),
    version: integer().notNull(),
    setAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.customerId] }),
    foreignKey({
      name: "budgets_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    check("budgets_amount", sql`amount > 0 and amount <= 2147483647 and amount = round(amount, 2)`),
    check("budgets_counts_from", sql`(type = 'one-time') = (counts_from is not null)`),
    oneOf("budgets_type", "type", BUDGET_TYPES),
    oneOf("budgets_action", "action", EXHAUSTION_ACTIONS),
  ],
);
