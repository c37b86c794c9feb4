import { integer, text, uuid } from "drizzle-orm/pg-core";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { money, tenant } from "./columns";

/** What a roll-up of charges has beside the period it is of. */
export const rollupColumns = {
  distributorId: tenant(),
  customerId: uuid().notNull(),
  associationId: uuid().notNull(),
  service: text().notNull(),
  chargingMode: text({ enum: CHARGING_MODES }).notNull(),
  region: text().notNull(),
  spent: money().notNull(),
  /** What of `spent` is refunds: the sum of its negative charges, zero or below. */
  refunded: money().notNull(),
  /** Plain list cost of the same rows, counted or not. */
  listed: money().notNull(),
  rows: integer().notNull(),
};
