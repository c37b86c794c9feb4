import { integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { instant, tenant } from "./columns";

/** The answer a write gave under its Idempotency-Key, so that a repeated call is one write. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    distributorId: tenant(),
    apiKeyId: uuid().notNull(),
    key: text().notNull(),
    requestHash: text().notNull(),
    status: integer().notNull(),
    body: jsonb().notNull(),
    at: instant().notNull(),
  },
  (table) => [primaryKey({ columns: [table.distributorId, table.apiKeyId, table.key] })],
);
