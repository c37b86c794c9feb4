import { date, foreignKey, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { tenant } from "./columns";
import { deliveries } from "./deliveries";

/** Days on which a delivery in force bills an account, so that estimates stop counting (G12). */
export const coverages = pgTable(
  "coverages",
  {
    distributorId: tenant(),
    accountId: text().notNull(),
    deliveryId: uuid().notNull(),
    /** Both inclusive, GMT+08:00; `toDay` before `fromDay`: it bills the account and covers no day yet. */
    fromDay: date().notNull(),
    toDay: date().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.accountId, table.deliveryId, table.fromDay] }),
    foreignKey({
      name: "coverages_delivery",
      columns: [table.distributorId, table.deliveryId],
      foreignColumns: [deliveries.distributorId, deliveries.id],
    }),
  ],
);
