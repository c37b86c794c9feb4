import { sql } from "drizzle-orm";
import { check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { COMPANY_STATES } from "@/lib/domain/access/actor";
import { SETTLEMENT_DAY_DEFAULT } from "@/lib/domain/coupon/settlement";
import { instant, oneOf, tenant } from "./columns";

export const distributors = pgTable(
  "distributors",
  {
    distributorId: tenant().primaryKey(),
    name: text().notNull(),
    accountName: text().notNull(),
    /** ISO 4217; one currency per distributor (G15). */
    currency: text().notNull().default("USD"),
    state: text({ enum: COMPANY_STATES }).notNull().default("active"),
    contactEmail: text(),
    contactPhone: text(),
    createdAt: instant().notNull(),
    /** On which day of the following month coupons pay a month's usage, GMT+08:00. */
    couponSettlementDay: integer().notNull().default(SETTLEMENT_DAY_DEFAULT),
  },
  () => [
    oneOf("distributors_state", "state", COMPANY_STATES),
    check("distributors_coupon_settlement_day", sql`coupon_settlement_day between 1 and 28`),
  ],
);
