import { foreignKey, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { tenant } from "./columns";
import { imports } from "./imports";

/** Rows an import refused: where, which column, why (G13). */
export const refusedRows = pgTable(
  "refused_rows",
  {
    distributorId: tenant(),
    importId: uuid().notNull(),
    file: integer().notNull(),
    /** Line in the file where the row begins, the header being line 1. */
    line: integer().notNull(),
    /** Column name; empty when the row as a whole is malformed. */
    column: text().notNull(),
    cause: text().notNull(),
    /** The offending text, at most 200 characters. */
    value: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.importId, table.file, table.line] }),
    foreignKey({
      name: "refused_rows_import",
      columns: [table.distributorId, table.importId],
      foreignColumns: [imports.distributorId, imports.id],
    }),
  ],
);
