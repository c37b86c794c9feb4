import { foreignKey, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { instant, tenant } from "./columns";
import { customers } from "./customers";

/** Which warnings of a deletion were given, or overtaken by a nearer one: each once for each day it falls due. */
export const deletionWarnings = pgTable(
  "deletion_warnings",
  {
    distributorId: tenant(),
    customerId: uuid().notNull(),
    /** When what is warned of is due for deletion. */
    dueAt: instant().notNull(),
    /** Days before it. */
    days: integer().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.customerId, table.dueAt, table.days] }),
    foreignKey({
      name: "deletion_warnings_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
  ],
);
