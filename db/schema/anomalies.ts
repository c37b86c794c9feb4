import { date, foreignKey, index, jsonb, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { associations } from "./associations";
import { instant, money, tenant } from "./columns";
import { customers } from "./customers";

/** Days of customers that do not fit their past, as of the last run of a job; one that fits again is gone. */
export const anomalies = pgTable(
  "anomalies",
  {
    distributorId: tenant(),
    customerId: uuid().notNull(),
    day: date().notNull(),
    /** The association the day fell into: who may read it. */
    associationId: uuid().notNull(),
    amount: money().notNull(),
    expected: money().notNull(),
    /** What made the difference, the greatest first. */
    drivers: jsonb().notNull(),
    foundAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.customerId, table.day] }),
    foreignKey({
      name: "anomalies_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    foreignKey({
      name: "anomalies_association",
      columns: [table.distributorId, table.associationId],
      foreignColumns: [associations.distributorId, associations.id],
    }),
    index("anomalies_by_day").on(table.distributorId, table.day),
  ],
);
