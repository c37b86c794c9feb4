import { date, foreignKey, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { associations } from "./associations";
import type { ActorStamp } from "./budget-records";
import { instant, money, tenant } from "./columns";
import { customers } from "./customers";

/** Why a day that does not fit its past is in order, with what it was then. Rows never change. */
export const anomalyDismissals = pgTable(
  "anomaly_dismissals",
  {
    distributorId: tenant(),
    customerId: uuid().notNull(),
    day: date().notNull(),
    associationId: uuid().notNull(),
    amount: money().notNull(),
    expected: money().notNull(),
    drivers: jsonb().notNull(),
    reason: text().notNull(),
    at: instant().notNull(),
    by: jsonb().$type<ActorStamp>().notNull(),
    changeId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.customerId, table.day] }),
    foreignKey({
      name: "anomaly_dismissals_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    foreignKey({
      name: "anomaly_dismissals_association",
      columns: [table.distributorId, table.associationId],
      foreignColumns: [associations.distributorId, associations.id],
    }),
  ],
);
