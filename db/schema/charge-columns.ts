import { date, jsonb, text, uuid } from "drizzle-orm/pg-core";
import { CHARGE_CATEGORIES, CHARGING_MODES, COUNTING } from "@/lib/domain/expenditure/charge";
import { id, instant, money, month, tenant } from "./columns";

/** The facts of a charge, as delivered; they never change. */
export const chargeFacts = {
  distributorId: tenant(),
  /** Month and day that G9 gives it, GMT+08:00. */
  month: month().notNull(),
  id: id(),
  day: date().notNull(),
  accountId: text().notNull(),
  category: text({ enum: CHARGE_CATEGORIES }).notNull(),
  counting: text({ enum: COUNTING }).notNull(),
  /** List price, tax excluded. */
  listCost: money().notNull(),
  billedCost: money().notNull(),
  service: text().notNull(),
  /** Empty when the provider names none. */
  region: text().notNull(),
  chargingMode: text({ enum: CHARGING_MODES }).notNull(),
  chargeStart: instant().notNull(),
  chargeEnd: instant().notNull(),
  /** Null: no commitment. */
  commitmentId: text(),
  resourceId: text(),
  resourceName: text(),
  /** The remaining columns of the billing format that were given, by their name. */
  details: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
  /** 128 bits over all kept columns: equal rows, equal hash. */
  rowHash: uuid().notNull(),
};
