import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { PERIOD_UNITS } from "@/lib/domain/catalogue/offer";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { CLOSED_CAUSES } from "@/lib/domain/resource/status";
import type { ActorStamp } from "./budget-records";
import { id, instant, money, oneOf, tenant } from "./columns";
import { customers } from "./customers";

/** What a customer has. Where it stands follows from its instants and the customer's freeze (lib/domain/resource). */
export const resources = pgTable(
  "resources",
  {
    distributorId: tenant(),
    /** Also the resource its charges name. */
    id: id(),
    customerId: uuid().notNull(),
    accountId: text().notNull(),
    /** The customer's name for it. */
    name: text().notNull(),
    /** What it is of, as the catalogue said it. */
    offerId: uuid().notNull(),
    product: text().notNull(),
    service: text().notNull(),
    /** Null: the catalogue knew no such code. */
    serviceType: text(),
    resourceType: text(),
    specification: text().notNull(),
    region: text().notNull(),
    regionName: text().notNull(),
    mode: text({ enum: CHARGING_MODES }).notNull(),
    periodUnit: text({ enum: PERIOD_UNITS }).notNull(),
    periodCount: integer().notNull(),
    unit: text().notNull(),
    quantity: integer().notNull(),
    /** Of one period and unit as last paid; null: paid by use, at the list price of each hour. */
    price: money(),
    startedAt: instant().notNull(),
    /** End of the term paid for; null: paid by use. */
    expiresAt: instant(),
    /** Renews itself at its expiry, by so many periods (G19). */
    autoRenew: boolean().notNull().default(false),
    autoRenewPeriods: integer().notNull().default(1),
    /** Charged until then, hour by hour; null: nothing is metered, or not any more. */
    meteredUntil: instant(),
    /** Null: not closed. */
    closedAt: instant(),
    closedCause: text({ enum: CLOSED_CAUSES }),
    /** One enabling a customer and key, for good; null: bought by an order, which has its own. */
    idempotencyKey: text(),
    by: jsonb().$type<ActorStamp>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "resources_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    index("resources_by_customer").on(table.distributorId, table.customerId, table.id),
    index("resources_by_expiry").on(table.distributorId, table.expiresAt).where(sql`closed_at is null`),
    unique("resources_key").on(table.distributorId, table.customerId, table.idempotencyKey),
    index("resources_by_meter").on(table.distributorId, table.meteredUntil).where(sql`metered_until is not null`),
    index("resources_metered_of_customer")
      .on(table.distributorId, table.customerId, table.meteredUntil)
      .where(sql`metered_until is not null`),
    index("resources_metered_closed")
      .on(table.distributorId, table.closedAt)
      .where(sql`metered_until is not null and closed_at is not null`),
    index("resources_by_renewal").on(table.distributorId, table.expiresAt).where(sql`auto_renew and closed_at is null`),
    oneOf("resources_mode", "mode", CHARGING_MODES),
    oneOf("resources_period_unit", "period_unit", PERIOD_UNITS),
    oneOf("resources_closed_cause", "closed_cause", CLOSED_CAUSES),
    check("resources_closed", sql`(closed_at is null) = (closed_cause is null)`),
    check("resources_quantity", sql`quantity > 0`),
    check("resources_auto_renew", sql`auto_renew_periods between 1 and 36`),
    check(
      "resources_term",
      sql`case when mode in ('pay-per-use', 'spot') then num_nonnulls(expires_at, price) = 0 and not auto_renew
        else num_nonnulls(expires_at, price) = 2 and metered_until is null end`,
    ),
  ],
);
