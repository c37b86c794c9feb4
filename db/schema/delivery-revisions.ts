import { sql } from "drizzle-orm";
import { date, foreignKey, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { REVISION_STATES } from "@/lib/domain/delivery/delivery";
import { instant, money, oneOf, tenant } from "./columns";
import { deliveries } from "./deliveries";
import { imports } from "./imports";

export const deliveryRevisions = pgTable(
  "delivery_revisions",
  {
    distributorId: tenant(),
    deliveryId: uuid().notNull(),
    number: integer().notNull(),
    importId: uuid().notNull(),
    state: text({ enum: REVISION_STATES }).notNull(),
    rows: integer().notNull(),
    /** Sum of list cost. */
    listed: money().notNull(),
    /** Sum of billed cost: the control total against the provider's invoice. */
    billed: money().notNull(),
    /** First and latest charge day, GMT+08:00. */
    firstDay: date().notNull(),
    lastDay: date().notNull(),
    at: instant().notNull(),
    /** When a person accepted or discarded it; null otherwise. */
    decidedAt: instant(),
    /** Per customer and month what it changed against the former revision (contracts/delivery). */
    difference: jsonb().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.deliveryId, table.number] }),
    foreignKey({
      name: "delivery_revisions_delivery",
      columns: [table.distributorId, table.deliveryId],
      foreignColumns: [deliveries.distributorId, deliveries.id],
    }),
    foreignKey({
      name: "delivery_revisions_import",
      columns: [table.distributorId, table.importId],
      foreignColumns: [imports.distributorId, imports.id],
    }),
    uniqueIndex("delivery_revisions_applied").on(table.distributorId, table.deliveryId).where(sql`state = 'applied'`),
    oneOf("delivery_revisions_state", "state", REVISION_STATES),
  ],
);
