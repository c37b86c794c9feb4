import { sql } from "drizzle-orm";
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { ActorStamp } from "./budget-records";
import { id, instant, oneOf, tenant } from "./columns";
import { distributors } from "./distributors";

export const SUSPENDED_STATES = ["restricted", "frozen"] as const;
const PARTNER_KINDS = ["distributor", "reseller"] as const;

/** Suspensions of distributors and resellers and their history; open while endedAt is null, none: active. */
export const companyStates = pgTable(
  "company_states",
  {
    distributorId: tenant(),
    id: id(),
    companyKind: text({ enum: PARTNER_KINDS }).notNull(),
    /** For a distributor the same as distributorId. */
    companyId: uuid().notNull(),
    state: text({ enum: SUSPENDED_STATES }).notNull(),
    changeId: uuid().notNull(),
    /** At most 256 characters; read by the company and the distributor above it, never by customers. */
    reason: text().notNull(),
    by: jsonb().$type<ActorStamp>().notNull(),
    since: instant().notNull(),
    endedAt: instant(),
    endedBy: jsonb().$type<ActorStamp>(),
    endReason: text(),
    endChangeId: uuid(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "company_states_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    uniqueIndex("company_states_open").on(table.distributorId, table.companyId).where(sql`ended_at is null`),
    index("company_states_by_company").on(table.distributorId, table.companyId, table.since),
    oneOf("company_states_kind", "company_kind", PARTNER_KINDS),
    oneOf("company_states_state", "state", SUSPENDED_STATES),
  ],
);
