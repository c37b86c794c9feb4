import { pgTable, text } from "drizzle-orm/pg-core";

/** Where products are offered. Global, as the whole catalogue: the owner writes it, the application reads it. */
export const catalogueRegions = pgTable("catalogue_regions", {
  code: text().primaryKey(),
  name: text().notNull(),
});
