import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { COMPANY_KINDS, type MemberRole } from "@/lib/domain/access/actor";
import { id, instant, oneOf, tenant } from "./columns";
import { distributors } from "./distributors";

/** One-time links by which a person becomes a member; the link's hash stands in credentials. */
export const invitations = pgTable(
  "invitations",
  {
    distributorId: tenant(),
    id: id(),
    companyKind: text({ enum: COMPANY_KINDS }).notNull(),
    companyId: uuid().notNull(),
    /** Null: whoever holds the link names their own address. */
    email: text(),
    roles: text().array().$type<MemberRole[]>().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    acceptedAt: instant(),
    withdrawnAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "invitations_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    index("invitations_by_company").on(table.distributorId, table.companyId),
    oneOf("invitations_company_kind", "company_kind", COMPANY_KINDS),
  ],
);
