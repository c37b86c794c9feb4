import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { BUDGET_TYPES, EXHAUSTION_ACTIONS } from "@/lib/domain/budget/budget";
import { id, instant, money, tenant } from "./columns";
import { customers } from "./customers";

export const BUDGET_OPERATIONS = ["set", "deleted"] as const;

/** Adjustment records: every setting, and the end with the association. */
export const budgetRecords = pgTable(
  "budget_records",
  {
    distributorId: tenant(),
    id: id(),
    customerId: uuid().notNull(),
    changeId: uuid().notNull(),
    operation: text({ enum: BUDGET_OPERATIONS }).notNull(),
    type: text({ enum: BUDGET_TYPES }).notNull(),
    amount: money().notNull(),
    action: text({ enum: EXHAUSTION_ACTIONS }).notNull(),
    liftWhenRestored: boolean().notNull(),
    /** Used and reserved when it was set, list price. */
    used: money().notNull(),
    /** The reseller's quota of the type when the setting took more of it, and the pool's sum after; else null (G2). */
    quota: money(),
    quotaTaken: money(),
    /** Who: {company, companyKind, accountName, name}; as known then. */
    by: jsonb().$type<ActorStamp>().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "budget_records_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    index("budget_records_by_customer").on(table.distributorId, table.customerId, table.at),
    check(
      "budget_records_quota",
      sql`(quota is null) = (quota_taken is null) and coalesce(quota_taken <= quota, true)`,
    ),
  ],
);

/** Who did something, as known when it was done; company kind "system" for automatic acts. */
export type ActorStamp = {
  readonly kind: "person" | "key" | "operator" | "system";
  readonly id: string | null;
  readonly name: string;
  readonly company: string;
  readonly companyKind: "distributor" | "reseller" | "customer";
  readonly accountName: string;
  readonly roles: readonly string[];
};
