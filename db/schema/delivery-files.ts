import { bigint, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { id, tenant } from "./columns";
import { imports } from "./imports";

export const deliveryFiles = pgTable(
  "delivery_files",
  {
    distributorId: tenant(),
    id: id(),
    importId: uuid().notNull(),
    name: text().notNull(),
    /** Of the bytes as given. */
    sha256: text().notNull(),
    bytes: bigint({ mode: "number" }).notNull(),
    rows: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "delivery_files_import",
      columns: [table.distributorId, table.importId],
      foreignColumns: [imports.distributorId, imports.id],
    }),
    index("delivery_files_by_import").on(table.distributorId, table.importId),
    index("delivery_files_by_hash").on(table.distributorId, table.sha256),
  ],
);
