import { sql } from "drizzle-orm";
import { boolean, check, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { catalogueImports } from "./catalogue-imports";
import { catalogueOffers } from "./catalogue-offers";
import { instant, money } from "./columns";

/** Versions of offers' prices, each valid until the next begins. Global. */
export const cataloguePrices = pgTable(
  "catalogue_prices",
  {
    offerId: uuid()
      .notNull()
      .references(() => catalogueOffers.id),
    validFrom: instant().notNull(),
    /** In the offer's currency; null: not offered from then on. */
    amount: money(),
    /** Resources of the offer cost nothing while frozen (G8). */
    freeWhileFrozen: boolean().notNull(),
    importId: uuid()
      .notNull()
      .references(() => catalogueImports.id),
  },
  (table) => [
    primaryKey({ columns: [table.offerId, table.validFrom] }),
    check("catalogue_prices_amount", sql`amount >= 0`),
  ],
);
