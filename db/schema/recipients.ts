import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { COMPANY_KINDS } from "@/lib/domain/access/actor";
import { id, instant, oneOf, tenant } from "./columns";
import { distributors } from "./distributors";

/** People beyond a company's members who are told by e-mail and SMS of the topics chosen for them. */
export const recipients = pgTable(
  "recipients",
  {
    distributorId: tenant(),
    id: id(),
    companyKind: text({ enum: COMPANY_KINDS }).notNull(),
    companyId: uuid().notNull(),
    name: text().notNull(),
    /** Lower case. */
    email: text().notNull(),
    /** Null: no SMS. */
    phone: text(),
    /** A locale. */
    language: text().notNull(),
    /** IANA zone. */
    timeZone: text().notNull(),
    createdAt: instant().notNull(),
    /** When the address was confirmed by the link sent to it; null: not yet, and nothing else is sent. */
    verifiedAt: instant(),
    /** Until when the latest link works. */
    linkUntil: instant().notNull(),
    removedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "recipients_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    uniqueIndex("recipients_email")
      .on(table.distributorId, table.companyId, table.email)
      .where(sql`removed_at is null`),
    index("recipients_by_company").on(table.distributorId, table.companyId),
    oneOf("recipients_company_kind", "company_kind", COMPANY_KINDS),
  ],
);
