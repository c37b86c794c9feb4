import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { COMPANY_KINDS } from "@/lib/domain/access/actor";
import { oneOf } from "./columns";

/** Account name, unique in the installation, to company. Global. */
export const directory = pgTable(
  "directory",
  {
    accountName: text().primaryKey(),
    distributorId: uuid().notNull(),
    companyKind: text({ enum: COMPANY_KINDS }).notNull(),
    companyId: uuid().notNull(),
  },
  () => [oneOf("directory_company_kind", "company_kind", COMPANY_KINDS)],
);
