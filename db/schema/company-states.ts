import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { oneOf } from "./columns";
import { distributors } from "./distributors";
import { openColumns } from "./open-columns";

export const SUSPENDED_STATES = ["restricted", "frozen"] as const;
export const PARTNER_KINDS = ["distributor", "reseller"] as const;

/** Suspensions of distributors and resellers and their history; open while endedAt is null, none: active. */
export const companyStates = pgTable(
  "company_states",
  {
    ...openColumns,
    companyKind: text({ enum: PARTNER_KINDS }).notNull(),
    /** For a distributor the same as distributorId. */
    companyId: uuid().notNull(),
    state: text({ enum: SUSPENDED_STATES }).notNull(),
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
