import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { COMPANY_KINDS } from "@/lib/domain/access/actor";
import { id, instant, oneOf, tenant } from "./columns";
import { distributors } from "./distributors";

/** What a company is told in the product: a kind and facts, worded when read. */
export const messages = pgTable(
  "messages",
  {
    distributorId: tenant(),
    id: id(),
    companyKind: text({ enum: COMPANY_KINDS }).notNull(),
    companyId: uuid().notNull(),
    kind: text().notNull(),
    /** The outbox row that takes it to people; null: told before there was one. */
    noticeId: uuid(),
    customerId: uuid(),
    facts: jsonb().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "messages_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    index("messages_by_customer").on(table.distributorId, table.customerId, table.at),
    index("messages_by_company").on(table.distributorId, table.companyId, table.at),
    index("messages_by_notice").on(table.distributorId, table.noticeId),
    oneOf("messages_company_kind", "company_kind", COMPANY_KINDS),
  ],
);
