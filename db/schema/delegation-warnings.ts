import { foreignKey, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { instant, tenant } from "./columns";
import { resellers } from "./resellers";

/** Which warnings of a grant's end were given, or overtaken by a nearer one: each once for each end (G1). */
export const delegationWarnings = pgTable(
  "delegation_warnings",
  {
    distributorId: tenant(),
    resellerId: uuid().notNull(),
    /** The end warned of. */
    until: instant().notNull(),
    /** Days before it. */
    days: integer().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.resellerId, table.until, table.days] }),
    foreignKey({
      name: "delegation_warnings_reseller",
      columns: [table.distributorId, table.resellerId],
      foreignColumns: [resellers.distributorId, resellers.id],
    }),
  ],
);
