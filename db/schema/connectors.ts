import { sql } from "drizzle-orm";
import { foreignKey, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { CONNECTOR_STATES } from "@/lib/domain/connector/connector";
import { id, instant, oneOf, tenant } from "./columns";
import { distributors } from "./distributors";

/** Providers' ends to which a distributor's freezes and lifts are sent (G7). */
export const connectors = pgTable(
  "connectors",
  {
    distributorId: tenant(),
    id: id(),
    name: text().notNull(),
    url: text().notNull(),
    /** Sources whose cloud accounts it serves; null: all. */
    sources: text().array(),
    state: text({ enum: CONNECTOR_STATES }).notNull(),
    /** Sealed with a key derived from AUTH_SECRET: it has to sign, so a hash would not do. */
    secret: text().notNull(),
    /** The secret before the last rotation, sealed; null: none, or not valid any more. */
    formerSecret: text(),
    formerSecretUntil: instant(),
    createdAt: instant().notNull(),
    /** Null while it is there; rows that name it stay. */
    removedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "connectors_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    uniqueIndex("connectors_name").on(table.distributorId, table.name).where(sql`removed_at is null`),
    oneOf("connectors_state", "state", CONNECTOR_STATES),
  ],
);
