import { date, foreignKey, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { money, tenant } from "./columns";
import { freezeCauses } from "./freeze-causes";

/** Days on which it was told that a frozen customer's resources spend on: once a freeze and day (G7). */
export const freezeSpendingAlerts = pgTable(
  "freeze_spending_alerts",
  {
    distributorId: tenant(),
    causeId: uuid().notNull(),
    /** GMT+08:00. */
    day: date().notNull(),
    /** Spent since the freeze, list price, as last seen on that day. */
    spent: money().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.causeId, table.day] }),
    foreignKey({
      name: "freeze_spending_alerts_cause",
      columns: [table.distributorId, table.causeId],
      foreignColumns: [freezeCauses.distributorId, freezeCauses.id],
    }),
  ],
);
