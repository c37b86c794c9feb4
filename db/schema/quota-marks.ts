import { foreignKey, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { QUOTA_KINDS } from "@/lib/domain/delegation/authority";
import { instant, money, oneOf, tenant } from "./columns";
import { resellers } from "./resellers";

/** One high-water mark per pool, period and quota of what usage has reached of it (G2). */
export const quotaMarks = pgTable(
  "quota_marks",
  {
    distributorId: tenant(),
    resellerId: uuid().notNull(),
    kind: text({ enum: QUOTA_KINDS }).notNull(),
    /** The month of a monthly pool, GMT+08:00; of a one-time pool the start of its grant. */
    period: text().notNull(),
    quota: money().notNull(),
    /** Highest threshold reached, percent; 0 when none. */
    mark: integer().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.resellerId, table.kind, table.period, table.quota] }),
    foreignKey({
      name: "quota_marks_reseller",
      columns: [table.distributorId, table.resellerId],
      foreignColumns: [resellers.distributorId, resellers.id],
    }),
    oneOf("quota_marks_kind", "kind", QUOTA_KINDS),
  ],
);
