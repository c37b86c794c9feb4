import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { BLOCK_ORIGINS } from "@/lib/domain/restriction/freeze";
import { causeColumns } from "./cause-columns";
import { oneOf } from "./columns";
import { customers } from "./customers";

/** Causes of a pay-per-use block and their history; at most one open an origin (G4). */
export const payPerUseBlocks = pgTable(
  "pay_per_use_blocks",
  { ...causeColumns, origin: text({ enum: BLOCK_ORIGINS }).notNull() },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "pay_per_use_blocks_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    uniqueIndex("pay_per_use_blocks_open")
      .on(table.distributorId, table.customerId, table.origin)
      .where(sql`ended_at is null`),
    index("pay_per_use_blocks_by_customer").on(table.distributorId, table.customerId, table.since),
    oneOf("pay_per_use_blocks_origin", "origin", BLOCK_ORIGINS),
  ],
);
