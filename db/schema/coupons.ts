import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { ActorStamp } from "./budget-records";
import { id, instant, money, month, tenant } from "./columns";
import { customers } from "./customers";

/** Amounts that a distributor gave its customers to pay with; they never count. */
export const coupons = pgTable(
  "coupons",
  {
    distributorId: tenant(),
    id: id(),
    customerId: uuid().notNull(),
    /** As given; never changes, as the validity and the note. */
    amount: money().notNull(),
    /** What it can still pay: its amount less its uses and what was withdrawn. Moves under the customer's lock. */
    remaining: money().notNull(),
    startsAt: instant().notNull(),
    /** The first instant at which it is over. */
    endsAt: instant().notNull(),
    /** To the customer; null: none. */
    note: text(),
    issuedAt: instant().notNull(),
    by: jsonb().$type<ActorStamp>().notNull(),
    changeId: uuid().notNull(),
    /** The first month not settled yet whose usage it may pay; null: none is left. */
    nextSettlement: month(),
    /** What was taken back, when, by whom and why; null unless withdrawn. */
    withdrawn: money(),
    withdrawnAt: instant(),
    withdrawnBy: jsonb().$type<ActorStamp>(),
    withdrawReason: text(),
    withdrawChangeId: uuid(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "coupons_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    index("coupons_by_customer").on(table.distributorId, table.customerId, table.issuedAt, table.id),
    index("coupons_left").on(table.distributorId, table.customerId).where(sql`remaining > 0`),
    index("coupons_unsettled")
      .on(table.distributorId, table.nextSettlement, table.customerId)
      .where(sql`next_settlement is not null`),
    check("coupons_amount", sql`amount > 0 and remaining >= 0 and remaining <= amount`),
    check("coupons_validity", sql`ends_at > starts_at and ends_at > issued_at`),
    check(
      "coupons_withdrawn",
      sql`(withdrawn is null) = (withdrawn_at is null) and (withdrawn is null) = (withdraw_change_id is null)
        and (withdrawn is null) = (withdraw_reason is null) and (withdrawn is null or (withdrawn > 0 and remaining = 0))`,
    ),
  ],
);
