import { sql } from "drizzle-orm";
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { FREEZE_LEVELS, STORED_FREEZE_ORIGINS } from "@/lib/domain/restriction/freeze";
import type { ActorStamp } from "./budget-records";
import { causeColumns } from "./cause-columns";
import { instant, oneOf } from "./columns";
import { customers } from "./customers";

/** Causes of a freeze and their history; at most one open an origin (G3). */
export const freezeCauses = pgTable(
  "freeze_causes",
  {
    ...causeColumns,
    origin: text({ enum: STORED_FREEZE_ORIGINS }).notNull(),
    level: text({ enum: FREEZE_LEVELS }).notNull(),
    /** Version of the agreement accepted for freezing resources; null when not asked. */
    agreementVersion: text(),
    /** Who accepted it, and when: with the order, or with the budget whose action froze; null when not asked. */
    agreementBy: jsonb().$type<ActorStamp>(),
    agreementAt: instant(),
    /** Who confirmed the freeze of a protected customer's resources; null when not asked (G8). */
    secondPerson: jsonb().$type<ActorStamp>(),
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
