import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { COMPANY_KINDS, type KeyScope } from "@/lib/domain/access/actor";
import { id, instant, oneOf, tenant } from "./columns";
import { distributors } from "./distributors";

/** Keys of companies: bearer keys, whose hash stands in credentials, and access keys, which sign (docs/vendor-api.md). */
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
    /** What an access key is named by in a request; null: a bearer key. */
    accessKeyId: text(),
    /** What an access key signs with, sealed; the former one signs too until then. */
    secret: text(),
    formerSecret: text(),
    formerSecretUntil: instant(),
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
    uniqueIndex("api_keys_access_key_id").on(table.distributorId, table.accessKeyId),
    check("api_keys_signs", sql`(access_key_id is null) = (secret is null)`),
    check("api_keys_former", sql`(former_secret is null) = (former_secret_until is null)`),
    oneOf("api_keys_company_kind", "company_kind", COMPANY_KINDS),
  ],
);
