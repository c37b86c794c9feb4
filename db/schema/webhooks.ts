import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { COMPANY_KINDS } from "@/lib/domain/access/actor";
import type { Topic } from "@/lib/domain/notification/topic";
import { WEBHOOK_FORMATS, WEBHOOK_STATES } from "@/lib/domain/webhook/webhook";
import { id, instant, oneOf, tenant } from "./columns";
import { distributors } from "./distributors";

/** A company's own ends, to which what it is told is posted. */
export const webhooks = pgTable(
  "webhooks",
  {
    distributorId: tenant(),
    id: id(),
    companyKind: text({ enum: COMPANY_KINDS }).notNull(),
    companyId: uuid().notNull(),
    name: text().notNull(),
    url: text().notNull(),
    format: text({ enum: WEBHOOK_FORMATS }).notNull(),
    /** A locale, of the words in chat tools. */
    language: text().notNull(),
    /** Null: every topic. */
    topics: text().array().$type<Topic[]>(),
    state: text({ enum: WEBHOOK_STATES }).notNull(),
    /** Sealed with a key derived from AUTH_SECRET. */
    secret: text().notNull(),
    /** The secret before the last rotation, sealed; null: none, or not valid any more. */
    formerSecret: text(),
    formerSecretUntil: instant(),
    /** Since when no delivery has arrived; null: the last one did. */
    failingSince: instant(),
    createdAt: instant().notNull(),
    /** Null while it is there. */
    removedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "webhooks_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    uniqueIndex("webhooks_name").on(table.distributorId, table.companyId, table.name).where(sql`removed_at is null`),
    index("webhooks_by_company").on(table.distributorId, table.companyId),
    oneOf("webhooks_company_kind", "company_kind", COMPANY_KINDS),
    oneOf("webhooks_format", "format", WEBHOOK_FORMATS),
    oneOf("webhooks_state", "state", WEBHOOK_STATES),
  ],
);
