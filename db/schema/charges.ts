import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { CHARGE_CATEGORIES, CHARGE_ORIGINS, CHARGING_MODES, COUNTING } from "@/lib/domain/expenditure/charge";
import { chargeFacts } from "./charge-columns";
import { money, oneOf } from "./columns";

/**
 * Partitioned by month. Facts never change; what follows `origin` is decided by recount alone (Decision 7).
 * A charge without a customer is parked (G13).
 */
export const charges = pgTable(
  "charges",
  {
    ...chargeFacts,
    origin: text({ enum: CHARGE_ORIGINS }).notNull(),
    /** Null for an event or an order. */
    deliveryId: uuid(),
    /** Revision that brought it and the one that dropped it; null: not dropped. */
    addedIn: integer(),
    removedIn: integer(),
    /** Null: parked. */
    customerId: uuid(),
    /** The association it falls into; null: parked. */
    associationId: uuid(),
    /** What of listCost is expenditure now: all or 0 (G10, G12). */
    spent: money().notNull(),
    /** Whether `spent` also counts towards budgets: false before the present association (G9). */
    inBudget: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.month, table.id] }),
    index("charges_by_customer").on(table.distributorId, table.customerId, table.day),
    // Pages of a partner's details, newest day first.
    index("charges_by_day")
      .on(table.distributorId, table.day, table.id)
      .where(sql`removed_in is null and customer_id is not null`),
    // All charges of one resource, by its id or its name, in the order of those pages.
    index("charges_by_resource")
      .on(table.distributorId, table.resourceId, table.day, table.id)
      .where(sql`removed_in is null and customer_id is not null and resource_id is not null`),
    index("charges_by_resource_name")
      .on(table.distributorId, table.resourceName, table.day, table.id)
      .where(sql`removed_in is null and customer_id is not null and resource_name is not null`),
    // What is bought or put right, of which there is little beside usage.
    index("charges_bought")
      .on(table.distributorId, table.day, table.id)
      .where(sql`removed_in is null and customer_id is not null and category in ('purchase', 'adjustment')`),
    index("charges_by_account").on(table.distributorId, table.accountId, table.day),
    index("charges_by_delivery")
      .on(table.distributorId, table.deliveryId, table.rowHash)
      .where(sql`removed_in is null and delivery_id is not null`),
    index("charges_by_commitment").on(table.distributorId, table.commitmentId).where(sql`commitment_id is not null`),
    oneOf("charges_category", "category", CHARGE_CATEGORIES),
    oneOf("charges_counting", "counting", COUNTING),
    oneOf("charges_charging_mode", "charging_mode", CHARGING_MODES),
    oneOf("charges_origin", "origin", CHARGE_ORIGINS),
  ],
);
