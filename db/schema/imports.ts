import { boolean, foreignKey, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { IMPORT_STATES } from "@/lib/domain/delivery/delivery";
import type { ActorStamp } from "./budget-records";
import { id, instant, oneOf, tenant } from "./columns";
import { distributors } from "./distributors";

/** One call of the importer: its files, how far it is, and its report. */
export const imports = pgTable(
  "imports",
  {
    distributorId: tenant(),
    id: id(),
    /** As named by whoever imported; null: the provider column of each row. */
    source: text(),
    dryRun: boolean().notNull(),
    strict: boolean().notNull(),
    accept: boolean().notNull(),
    state: text({ enum: IMPORT_STATES }).notNull(),
    rowsRead: integer().notNull().default(0),
    /** Last sign of life of the process that runs it. */
    seenAt: instant().notNull(),
    startedAt: instant().notNull(),
    finishedAt: instant(),
    by: jsonb().$type<ActorStamp>().notNull(),
    /** What it did (contracts/delivery ImportReport); null until finished. */
    report: jsonb(),
    /** Why it failed, a code; null unless failed. */
    failure: text(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "imports_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    index("imports_by_start").on(table.distributorId, table.startedAt),
    oneOf("imports_state", "state", IMPORT_STATES),
  ],
);
