import { date, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { ActorStamp } from "./budget-records";
import { cloudAccounts } from "./cloud-accounts";
import { id, instant, tenant } from "./columns";
import { customers } from "./customers";

/** Which customer an account's charges are, from a day on; the latest from-day not after the charge wins (G13). */
export const accountMappings = pgTable(
  "account_mappings",
  {
    distributorId: tenant(),
    id: id(),
    accountId: text().notNull(),
    customerId: uuid().notNull(),
    /** First GMT+08:00 day it holds for; null: from the account's first charge. */
    fromDay: date(),
    mappedAt: instant().notNull(),
    by: jsonb().$type<ActorStamp>().notNull(),
    /** Null while it holds. */
    undoneAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "account_mappings_account",
      columns: [table.distributorId, table.accountId],
      foreignColumns: [cloudAccounts.distributorId, cloudAccounts.accountId],
    }),
    foreignKey({
      name: "account_mappings_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    index("account_mappings_by_account").on(table.distributorId, table.accountId),
  ],
);
