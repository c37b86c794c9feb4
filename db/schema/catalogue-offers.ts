import { sql } from "drizzle-orm";
import { check, customType, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { PERIOD_UNITS } from "@/lib/domain/catalogue/offer";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { catalogueProducts } from "./catalogue-products";
import { catalogueRegions } from "./catalogue-regions";
import { oneOf } from "./columns";

/** Compared byte by byte, the same on every server. */
const bytewise = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

/** What can be bought: a product in a region, by a mode, for a period, in a unit and currency. Global. */
export const catalogueOffers = pgTable(
  "catalogue_offers",
  {
    id: uuid().primaryKey(),
    productId: uuid()
      .notNull()
      .references(() => catalogueProducts.id),
    region: text()
      .notNull()
      .references(() => catalogueRegions.code),
    mode: text({ enum: CHARGING_MODES }).notNull(),
    periodUnit: text({ enum: PERIOD_UNITS }).notNull(),
    periodCount: integer().notNull(),
    unit: text().notNull(),
    /** ISO 4217. */
    currency: text().notNull(),
    /** Sorts lists: service, product, region, mode, period, unit. */
    place: bytewise().notNull(),
  },
  (table) => [
    unique("catalogue_offers_key").on(
      table.productId,
      table.region,
      table.mode,
      table.periodUnit,
      table.periodCount,
      table.unit,
      table.currency,
    ),
    index("catalogue_offers_by_place").on(table.currency, table.place, table.id),
    index("catalogue_offers_by_region").on(table.currency, table.region, table.mode, table.place, table.id),
    oneOf("catalogue_offers_mode", "mode", CHARGING_MODES),
    oneOf("catalogue_offers_period_unit", "period_unit", PERIOD_UNITS),
    check("catalogue_offers_period_count", sql`period_count > 0`),
  ],
);
