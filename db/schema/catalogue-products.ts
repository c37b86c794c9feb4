import { index, pgTable, text, uuid } from "drizzle-orm/pg-core";

/** A specification of a service. Global. */
export const catalogueProducts = pgTable(
  "catalogue_products",
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique(),
    /** As the charges call it. */
    service: text().notNull(),
    /** The provider's codes; null: not known. */
    serviceType: text(),
    resourceType: text(),
    specification: text().notNull(),
  },
  (table) => [index("catalogue_products_by_service").on(table.service)],
);
