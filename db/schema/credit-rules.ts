import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { oneOf } from "./columns";
import { PARTNER_KINDS } from "./company-states";
import { distributors } from "./distributors";
import { openColumns } from "./open-columns";

/** While one is open, purchases below the company heed its credit. */
export const creditRules = pgTable(
  "credit_rules",
  {
    ...openColumns,
    companyKind: text({ enum: PARTNER_KINDS }).notNull(),
    /** For a distributor the same as distributorId. */
    companyId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "credit_rules_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    uniqueIndex("credit_rules_open").on(table.distributorId, table.companyId).where(sql`ended_at is null`),
    index("credit_rules_by_company").on(table.distributorId, table.companyId, table.since),
    oneOf("credit_rules_kind", "company_kind", PARTNER_KINDS),
  ],
);
