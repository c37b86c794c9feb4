import { foreignKey, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { CLOSED_CHANGE_CAUSES } from "@/lib/domain/expenditure/closed-change";
import { associations } from "./associations";
import { closedMonths } from "./closed-months";
import { instant, money, month, oneOf, tenant } from "./columns";
import { customers } from "./customers";

/** What moved a closed month afterwards, by customer: never silent (G14). Rows never change. */
export const closedMonthChanges = pgTable(
  "closed_month_changes",
  {
    distributorId: tenant(),
    month: month().notNull(),
    /** Never before the month was closed. */
    at: instant().notNull(),
    /** Whose time with the customer the charges fell into. */
    associationId: uuid().notNull(),
    customerId: uuid().notNull(),
    cause: text({ enum: CLOSED_CHANGE_CAUSES }).notNull(),
    /** One delivery that brought or dropped rows; null unless the cause is a delivery. */
    deliveryId: uuid(),
    spent: money().notNull(),
    counted: money().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.month, table.at, table.associationId] }),
    foreignKey({
      name: "closed_month_changes_month",
      columns: [table.distributorId, table.month],
      foreignColumns: [closedMonths.distributorId, closedMonths.month],
    }),
    foreignKey({
      name: "closed_month_changes_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    foreignKey({
      name: "closed_month_changes_association",
      columns: [table.distributorId, table.associationId],
      foreignColumns: [associations.distributorId, associations.id],
    }),
    oneOf("closed_month_changes_cause", "cause", CLOSED_CHANGE_CAUSES),
  ],
);
