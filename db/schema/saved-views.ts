import { boolean, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { COMPANY_KINDS } from "@/lib/domain/access/actor";
import { id, instant, oneOf, tenant } from "./columns";
import { members } from "./members";

/** A page's address with a name, of one member or shared in its company. */
export const savedViews = pgTable(
  "saved_views",
  {
    distributorId: tenant(),
    id: id(),
    companyKind: text({ enum: COMPANY_KINDS }).notNull(),
    companyId: uuid().notNull(),
    memberId: uuid().notNull(),
    /** The page it is of: "/expenditure/details". */
    path: text().notNull(),
    name: text().notNull(),
    /** The address's query as it was seen. */
    query: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
    shared: boolean().notNull(),
    savedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "saved_views_member",
      columns: [table.distributorId, table.memberId],
      foreignColumns: [members.distributorId, members.id],
    }),
    index("saved_views_by_path").on(table.distributorId, table.companyId, table.path),
    oneOf("saved_views_company_kind", "company_kind", COMPANY_KINDS),
  ],
);
