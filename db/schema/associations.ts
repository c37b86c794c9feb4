import { sql } from "drizzle-orm";
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { ActorStamp } from "./budget-records";
import { id, instant, oneOf, tenant } from "./columns";
import { resellers } from "./resellers";

export const ASSOCIATION_ORIGINS = ["created", "parked-account", "brought-over", "invited", "moved"] as const;
export const ASSOCIATION_ENDS = ["disassociated", "moved"] as const;

/** Stretches of a customer's life with one partner; ended ones stay. */
export const associations = pgTable(
  "associations",
  {
    distributorId: tenant(),
    id: id(),
    customerId: uuid().notNull(),
    /** Null: with the distributor itself. */
    resellerId: uuid(),
    origin: text({ enum: ASSOCIATION_ORIGINS }).notNull(),
    startedAt: instant().notNull(),
    /**
     * From when on charges may count for budgets: its start, or where it was moved from, that one's (G9, G20).
     * The default is only for rows from before the column.
     */
    countsSince: instant().notNull().default(sql`'-infinity'`),
    /** Null while it stands. */
    endedAt: instant(),
    /** How it ended; null while it stands, as the next three. */
    ending: text({ enum: ASSOCIATION_ENDS }),
    endedBy: jsonb().$type<ActorStamp>(),
    /** What a person wrote. */
    endReason: text(),
    endChangeId: uuid(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "associations_reseller",
      columns: [table.distributorId, table.resellerId],
      foreignColumns: [resellers.distributorId, resellers.id],
    }),
    index("associations_by_customer").on(table.distributorId, table.customerId),
    index("associations_by_reseller").on(table.distributorId, table.resellerId, table.startedAt, table.id),
    index("associations_by_start").on(table.distributorId, table.startedAt, table.id),
    uniqueIndex("associations_open").on(table.distributorId, table.customerId).where(sql`ended_at is null`),
    oneOf("associations_origin", "origin", ASSOCIATION_ORIGINS),
    oneOf("associations_ending", "ending", ASSOCIATION_ENDS),
  ],
);
