import { integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** Files that changed the catalogue. Global: what the operator did here is of no one company's log. */
export const catalogueImports = pgTable("catalogue_imports", {
  id: uuid().primaryKey(),
  at: instant().notNull(),
  fileName: text().notNull(),
  /** Of its bytes, hexadecimal. */
  sha256: text().notNull(),
  rows: integer().notNull(),
  /** Versions that were added. */
  added: integer().notNull(),
  /** Announced prices that gave way, as they stood. */
  replaced: jsonb().notNull(),
  /** Products and regions as they were called before. */
  corrected: jsonb().notNull(),
});
