import { foreignKey, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { apiKeys } from "./api-keys";
import { instant, tenant } from "./columns";

/** Signatures that were accepted, for as long as their date would let them be sent again. */
export const signedRequests = pgTable(
  "signed_requests",
  {
    distributorId: tenant(),
    keyId: uuid().notNull(),
    signature: text().notNull(),
    /** When it came first. */
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.keyId, table.signature] }),
    foreignKey({
      name: "signed_requests_key",
      columns: [table.distributorId, table.keyId],
      foreignColumns: [apiKeys.distributorId, apiKeys.id],
    }),
  ],
);
