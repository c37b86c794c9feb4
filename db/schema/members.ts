import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { COMPANY_KINDS, type MemberRole } from "@/lib/domain/access/actor";
import { id, instant, oneOf, tenant } from "./columns";
import { distributors } from "./distributors";
import { users } from "./users";

/** A person in a company, with one to three roles (G21). */
export const members = pgTable(
  "members",
  {
    distributorId: tenant(),
    id: id(),
    userId: uuid().notNull(),
    companyKind: text({ enum: COMPANY_KINDS }).notNull(),
    companyId: uuid().notNull(),
    roles: text().array().$type<MemberRole[]>().notNull(),
    createdAt: instant().notNull(),
    /** Null while a member. */
    removedAt: instant(),
    /** Messages up to then are read; null: only those in message_reads. */
    messagesReadUntil: instant(),
    /** For SMS; null: none. */
    phone: text(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "members_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    foreignKey({ name: "members_user", columns: [table.userId], foreignColumns: [users.id] }),
    uniqueIndex("members_once").on(table.distributorId, table.userId, table.companyId).where(sql`removed_at is null`),
    index("members_by_company").on(table.distributorId, table.companyId),
    // A person signs in before the tenant is known; a policy shows them their own rows everywhere.
    index("members_by_user").on(table.userId),
    oneOf("members_company_kind", "company_kind", COMPANY_KINDS),
  ],
);
