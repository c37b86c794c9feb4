import { sql } from "drizzle-orm";
import { check, foreignKey, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { instant, money, month, tenant } from "./columns";
import { customers } from "./customers";

/** That a customer's usage of a month was paid by coupons as far as they reached: once. Never changed. */
export const couponSettlements = pgTable(
  "coupon_settlements",
  {
    distributorId: tenant(),
    customerId: uuid().notNull(),
    month: month().notNull(),
    /** What is paid by use of that month, as it was counted then; association by association, none below zero. */
    usage: money().notNull(),
    /** What coupons paid of it. */
    paid: money().notNull(),
    settledAt: instant().notNull(),
    changeId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.customerId, table.month] }),
    foreignKey({
      name: "coupon_settlements_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    check("coupon_settlements_paid", sql`paid >= 0 and paid <= usage`),
  ],
);
