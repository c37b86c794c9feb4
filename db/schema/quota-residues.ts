import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { QUOTA_KINDS } from "@/lib/domain/delegation/authority";
import { id, instant, money, month, oneOf, tenant } from "./columns";
import { customers } from "./customers";
import { resellers } from "./resellers";

export const RESIDUE_CAUSES = ["type-changed", "disassociated", "moved"] as const;

/** What a customer had spent of a pool when it left it: stays taken, a month or for good (G2). */
export const quotaResidues = pgTable(
  "quota_residues",
  {
    distributorId: tenant(),
    id: id(),
    resellerId: uuid().notNull(),
    customerId: uuid().notNull(),
    changeId: uuid().notNull(),
    kind: text({ enum: QUOTA_KINDS }).notNull(),
    /** The month it stays taken in, GMT+08:00; null: for good (one-time). */
    month: month(),
    /** List price, above zero. */
    amount: money().notNull(),
    /**
     * The usage it is part of: charges from then on, a one-time budget's from this month on; null: monthly (G9).
     * The default is only for rows from before the column.
     */
    countsSince: instant().notNull().default(sql`'-infinity'`),
    countsFrom: month(),
    cause: text({ enum: RESIDUE_CAUSES }).notNull(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "quota_residues_reseller",
      columns: [table.distributorId, table.resellerId],
      foreignColumns: [resellers.distributorId, resellers.id],
    }),
    foreignKey({
      name: "quota_residues_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    index("quota_residues_by_reseller").on(table.distributorId, table.resellerId, table.kind, table.month),
    oneOf("quota_residues_kind", "kind", QUOTA_KINDS),
    oneOf("quota_residues_cause", "cause", RESIDUE_CAUSES),
  ],
);
