import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { oneOf } from "./columns";

export const CREDENTIAL_KINDS = [
  "api-key",
  "access-key",
  "invitation",
  "connector",
  "customer-invitation",
  "recipient",
] as const;

/** sha256 of an API key, access key's id, one-time link or connector's id to its tenant and row. Global; holds no secret. */
export const credentials = pgTable(
  "credentials",
  {
    hash: text().primaryKey(),
    kind: text({ enum: CREDENTIAL_KINDS }).notNull(),
    distributorId: uuid().notNull(),
    rowId: uuid().notNull(),
  },
  () => [oneOf("credentials_kind", "kind", CREDENTIAL_KINDS)],
);
