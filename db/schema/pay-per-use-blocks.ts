import { sql } from "drizzle-orm";
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { BLOCK_ORIGINS } from "@/lib/domain/restriction/freeze";
import type { ActorStamp } from "./budget-records";
import { id, instant, month, oneOf, tenant } from "./columns";
import { customers } from "./customers";

/** Causes of a pay-per-use block and their history; open while endedAt is null (G4). */
export const payPerUseBlocks = pgTable(
  "pay_per_use_blocks",
  {
    distributorId: tenant(),
    id: id(),
    customerId: uuid().notNull(),
    changeId: uuid().notNull(),
    origin: text({ enum: BLOCK_ORIGINS }).notNull(),

    /** At most 256 characters; never shown to the customer. */
    reason: text().notNull(),
    /** Shown to the customer; null: none was written. */
    messageToCustomer: text(),

    by: jsonb().$type<ActorStamp>().notNull(),
    since: instant().notNull(),
    /** Month of the monthly budget that was exhausted; null otherwise (G6). */
    month: month(),
    /** When what caused it went; null while it stands (G6). */
    goneAt: instant(),
    endedAt: instant(),
    endedBy: jsonb().$type<ActorStamp>(),
    endReason: text(),
    endChangeId: uuid(),
    /** What was known then: usage, budget, deliveries, as-of, preview (G18). */
    known: jsonb().notNull(),
  },
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
