import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant, tenant } from "./columns";
import { distributors } from "./distributors";
import { resellers } from "./resellers";

export const customers = pgTable(
  "customers",
  {
    distributorId: tenant(),
    id: id(),
    /** Null: the distributor's own customer. */
    resellerId: uuid(),
    name: text().notNull(),
    accountName: text().notNull(),
    email: text(),
    phone: text(),
    /** What a partner's own sales platform calls it, and which platform; null: none does. */
    platform: text(),
    platformId: text(),
    /** The present association, or the last when it ended, and from when on charges count for its budgets (G9). */
    associationId: uuid().notNull(),
    associatedAt: instant().notNull(),
    /** When the present association ended; null while it stands. Such a customer has no partner. */
    disassociatedAt: instant(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "customers_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    foreignKey({
      name: "customers_reseller",
      columns: [table.distributorId, table.resellerId],
      foreignColumns: [resellers.distributorId, resellers.id],
    }),
    uniqueIndex("customers_account_name").on(table.distributorId, table.accountName),
    // Whose partner it had then does not matter: one platform names a customer once.
    uniqueIndex("customers_platform_id").on(table.distributorId, table.platform, table.platformId),
    check("customers_platform", sql`(platform is null) = (platform_id is null)`),
    index("customers_by_name").on(table.distributorId, table.name, table.id),
    index("customers_by_reseller").on(table.distributorId, table.resellerId, table.name, table.id),
  ],
);
