import { customType, foreignKey, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { tenant } from "./columns";
import { exportJobs } from "./export-jobs";

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/** The content of an export in order: each part a gzip member of whole CSV lines. */
export const exportParts = pgTable(
  "export_parts",
  {
    distributorId: tenant(),
    exportId: uuid().notNull(),
    attempt: integer().notNull(),
    number: integer().notNull(),
    content: bytes().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.exportId, table.attempt, table.number] }),
    foreignKey({
      name: "export_parts_job",
      columns: [table.distributorId, table.exportId],
      foreignColumns: [exportJobs.distributorId, exportJobs.id],
    }),
  ],
);
