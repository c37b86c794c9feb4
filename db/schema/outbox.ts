import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { OUTBOX_STATES } from "@/lib/domain/alert/alert";
import { id, instant, oneOf, tenant } from "./columns";
import { distributors } from "./distributors";

/** Effects written by the transaction that caused them, delivered by lib/jobs at least once (Decision 10). */
export const outbox = pgTable(
  "outbox",
  {
    distributorId: tenant(),
    /** Stable: the receiver may know it by. */
    id: id(),
    kind: text().notNull(),
    payload: jsonb().notNull(),
    alertId: uuid(),
    /** Whose members, recipients or contacts it is for; null: nobody's, or not known. */
    companyId: uuid(),
    state: text({ enum: OUTBOX_STATES }).notNull(),
    attempts: integer().notNull().default(0),
    /** Of the last attempt that failed; a code, never a secret. */
    error: text(),
    /** Not tried before this instant; null: at once. While somebody tries, when that counts as failed. */
    dueAt: instant(),
    createdAt: instant().notNull(),
    deliveredAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "outbox_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    index("outbox_by_time").on(table.distributorId, table.createdAt),
    index("outbox_undelivered").on(table.distributorId, table.companyId, table.id).where(sql`state = 'dead'`),
    index("outbox_waiting").on(table.distributorId, table.state, table.id),
    oneOf("outbox_state", "state", OUTBOX_STATES),
  ],
);
