import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, money, tenant } from "./columns";
import { customers } from "./customers";

/** A provider's account (SubAccountId) as seen in charges; without a customer it is parked (G12, G13). */
export const cloudAccounts = pgTable(
  "cloud_accounts",
  {
    distributorId: tenant(),
    accountId: text().notNull(),
    /** A name is no key: several accounts may share one. */
    name: text(),
    /** The customer it is mapped to now; null: parked. */
    customerId: uuid(),
    /** Start of its first charge. */
    firstChargeAt: instant(),
    /** Rows in force that no customer has, and what counts of them (list price); kept by recount. */
    parkedRows: integer().notNull().default(0),
    parkedAmount: money().notNull(),
    firstSeenAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.accountId] }),
    foreignKey({
      name: "cloud_accounts_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    index("cloud_accounts_by_customer").on(table.distributorId, table.customerId),
  ],
);
