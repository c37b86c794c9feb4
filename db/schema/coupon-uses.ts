import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant, money, month, tenant } from "./columns";
import { coupons } from "./coupons";
import { orders } from "./orders";

/** What a coupon paid: of an order, or of a month's usage at its settlement. Never changed. */
export const couponUses = pgTable(
  "coupon_uses",
  {
    distributorId: tenant(),
    id: id(),
    couponId: uuid().notNull(),
    customerId: uuid().notNull(),
    /** Whose time it was: that of the order, or of the usage. */
    associationId: uuid().notNull(),
    /** Of the order's payment, or the one settled, GMT+08:00. */
    month: month().notNull(),
    /** Null: usage of the month. */
    orderId: uuid(),
    amount: money().notNull(),
    at: instant().notNull(),
    changeId: uuid().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "coupon_uses_coupon",
      columns: [table.distributorId, table.couponId],
      foreignColumns: [coupons.distributorId, coupons.id],
    }),
    foreignKey({
      name: "coupon_uses_order",
      columns: [table.distributorId, table.orderId],
      foreignColumns: [orders.distributorId, orders.id],
    }),
    uniqueIndex("coupon_uses_once_an_order")
      .on(table.distributorId, table.orderId, table.couponId)
      .where(sql`order_id is not null`),
    uniqueIndex("coupon_uses_once_a_month")
      .on(table.distributorId, table.couponId, table.month, table.associationId)
      .where(sql`order_id is null`),
    index("coupon_uses_by_coupon").on(table.distributorId, table.couponId, table.at),
    index("coupon_uses_by_month").on(table.distributorId, table.customerId, table.month),
    check("coupon_uses_amount", sql`amount > 0`),
  ],
);
