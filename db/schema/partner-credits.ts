import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { CREDIT_SOURCES } from "@/lib/domain/credit/credit";
import type { ActorStamp } from "./budget-records";
import { id, instant, money, oneOf, tenant } from "./columns";
import { PARTNER_KINDS } from "./company-states";
import { distributors } from "./distributors";

/** How the own credit of a distributor or reseller stood, as it was told. Never changed; the newest holds. */
export const partnerCredits = pgTable(
  "partner_credits",
  {
    distributorId: tenant(),
    id: id(),
    companyKind: text({ enum: PARTNER_KINDS }).notNull(),
    /** For a distributor the same as distributorId. */
    companyId: uuid().notNull(),
    /** The instant it speaks of. */
    asOf: instant().notNull(),
    quota: money().notNull(),
    balance: money().notNull(),
    coupons: money().notNull(),
    due: money().notNull(),
    unbilled: money().notNull(),
    source: text({ enum: CREDIT_SOURCES }).notNull(),
    changeId: uuid().notNull(),
    by: jsonb().$type<ActorStamp>().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "partner_credits_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    // Ids rise, so that of one instant the last recorded comes first.
    index("partner_credits_newest").on(table.distributorId, table.companyId, table.asOf, table.id),
    oneOf("partner_credits_kind", "company_kind", PARTNER_KINDS),
    oneOf("partner_credits_source", "source", CREDIT_SOURCES),
    check("partner_credits_figures", sql`quota >= 0 and coupons >= 0 and due >= 0 and unbilled >= 0`),
    check("partner_credits_past", sql`as_of <= at`),
  ],
);
