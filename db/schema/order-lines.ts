import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { ORDERED_MODES } from "@/lib/domain/order/decide-order";
import { LINE_KINDS } from "@/lib/domain/order/status";
import { id, instant, money, month, oneOf, tenant } from "./columns";
import { orders } from "./orders";
import { resources } from "./resources";

/**
 * What an order is of, copied from the catalogue as it was: nothing imported later alters what was bought. Payment
 * dates its term, once.
 */
export const orderLines = pgTable(
  "order_lines",
  {
    distributorId: tenant(),
    /** Also the id of its charge. */
    id: id(),
    orderId: uuid().notNull(),
    kind: text({ enum: LINE_KINDS }).notNull(),
    /** What it made or is about; null until a subscription is paid. */
    resourceId: uuid(),
    /** The line whose money it gives back; null: none. */
    refundsLineId: uuid(),
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
    /** Of a term price x periods x quantity, exactly; of a refund zero or below. */
    amount: money().notNull(),
    /** Null until it is paid. */
    effectiveAt: instant(),
    expiresAt: instant(),
    /** Of its charge: that of the payment, GMT+08:00, of a refund that of the line it gives back (G9); null until then. */
    month: month(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "order_lines_order",
      columns: [table.distributorId, table.orderId],
      foreignColumns: [orders.distributorId, orders.id],
    }),
    foreignKey({
      name: "order_lines_resource",
      columns: [table.distributorId, table.resourceId],
      foreignColumns: [resources.distributorId, resources.id],
    }),
    foreignKey({
      name: "order_lines_refunds",
      columns: [table.distributorId, table.refundsLineId],
      foreignColumns: [table.distributorId, table.id],
    }),
    index("order_lines_by_order").on(table.distributorId, table.orderId),
    index("order_lines_by_resource").on(table.distributorId, table.resourceId),
    oneOf("order_lines_kind", "kind", LINE_KINDS),
    oneOf("order_lines_mode", "mode", ORDERED_MODES),
    oneOf("order_lines_period_unit", "period_unit", ["month", "year"]),
    check(
      "order_lines_amount",
      sql`case kind when 'term' then amount = price * periods * quantity when 'difference' then amount >= 0 else amount <= 0 end`,
    ),
    check("order_lines_refund", sql`(kind = 'refund') = (refunds_line_id is not null)`),
    check("order_lines_paid", sql`num_nulls(effective_at, expires_at, month) in (0, 3)`),
    check("order_lines_asked", sql`period_count > 0 and periods > 0 and quantity > 0`),
    check("order_lines_term", sql`expires_at > effective_at`),
  ],
);
