import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { ORDERED_MODES } from "@/lib/domain/order/decide-order";
import { id, instant, money, month, oneOf, tenant } from "./columns";
import { orders } from "./orders";

/** What an order is of, copied from the catalogue as it was: nothing imported later alters what was bought. */
export const orderLines = pgTable(
  "order_lines",
  {
    distributorId: tenant(),
    /** Also the id of its charge. */
    id: id(),
    orderId: uuid().notNull(),
    offerId: uuid().notNull(),
    product: text().notNull(),
    service: text().notNull(),
    /** Null: the catalogue knew no such code. */
    serviceType: text(),
    resourceType: text(),
    specification: text().notNull(),
    region: text().notNull(),
    regionName: text().notNull(),
    mode: text({ enum: ORDERED_MODES }).notNull(),
    periodUnit: text({ enum: ["month", "year"] }).notNull(),
    periodCount: integer().notNull(),
    unit: text().notNull(),
    /** Of one period and unit, in the distributor's currency. */
    price: money().notNull(),
    /** The version of the price: the day it began. */
    priceValidFrom: instant().notNull(),
    periods: integer().notNull(),
    quantity: integer().notNull(),
    /** price x periods x quantity, exactly. */
    amount: money().notNull(),
    effectiveAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** Of its charge: that of the acceptance, GMT+08:00 (G9). */
    month: month().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "order_lines_order",
      columns: [table.distributorId, table.orderId],
      foreignColumns: [orders.distributorId, orders.id],
    }),
    index("order_lines_by_order").on(table.distributorId, table.orderId),
    oneOf("order_lines_mode", "mode", ORDERED_MODES),
    oneOf("order_lines_period_unit", "period_unit", ["month", "year"]),
    check("order_lines_amount", sql`amount = price * periods * quantity`),
    check("order_lines_asked", sql`period_count > 0 and periods > 0 and quantity > 0`),
    check("order_lines_term", sql`expires_at > effective_at`),
  ],
);
