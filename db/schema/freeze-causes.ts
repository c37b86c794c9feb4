import { sql } from "drizzle-orm";
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { FREEZE_LEVELS, STORED_FREEZE_ORIGINS } from "@/lib/domain/restriction/freeze";
import type { ActorStamp } from "./budget-records";
import { id, instant, month, oneOf, tenant } from "./columns";
import { customers } from "./customers";

/** Causes of a freeze and their history; open while endedAt is null, at most one an origin (G3). */
export const freezeCauses = pgTable(
  "freeze_causes",
  {
    distributorId: tenant(),
    id: id(),
    customerId: uuid().notNull(),
    changeId: uuid().notNull(),
    origin: text({ enum: STORED_FREEZE_ORIGINS }).notNull(),
    level: text({ enum: FREEZE_LEVELS }).notNull(),
    /** At most 256 characters; never shown to the customer. */
    reason: text().notNull(),
    /** Shown to the customer; null: none was written. */
    messageToCustomer: text(),
    /** Version of the agreement accepted for freezing resources; null when not asked. */
    agreementVersion: text(),
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
      name: "freeze_causes_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    uniqueIndex("freeze_causes_open")
      .on(table.distributorId, table.customerId, table.origin)
      .where(sql`ended_at is null`),
    index("freeze_causes_by_customer").on(table.distributorId, table.customerId, table.since),
    oneOf("freeze_causes_origin", "origin", STORED_FREEZE_ORIGINS),
    oneOf("freeze_causes_level", "level", FREEZE_LEVELS),
  ],
);
