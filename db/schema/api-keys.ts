import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { COMPANY_KINDS, type KeyScope } from "@/lib/domain/access/actor";
import { id, instant, oneOf, tenant } from "./columns";
import { distributors } from "./distributors";

/** Bearer keys of companies; the key's hash stands in credentials. */
export const apiKeys = pgTable(
  "api_keys",
  {
    distributorId: tenant(),
    id: id(),
    companyKind: text({ enum: COMPANY_KINDS }).notNull(),
    companyId: uuid().notNull(),
    name: text().notNull(),
    /** Last four characters, to recognise it by. */
    ending: text().notNull(),
    scopes: text().array().$type<KeyScope[]>().notNull(),
    createdAt: instant().notNull(),
    revokedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "api_keys_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    index("api_keys_by_company").on(table.distributorId, table.companyId),
    oneOf("api_keys_company_kind", "company_kind", COMPANY_KINDS),
  ],
);
