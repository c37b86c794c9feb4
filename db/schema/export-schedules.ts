import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { COMPANY_KINDS } from "@/lib/domain/access/actor";
import { EXPORT_FORMATS, EXPORT_KINDS } from "@/lib/domain/export/export";
import { EXPORT_RHYTHMS } from "@/lib/domain/export/schedule";
import type { ActorStamp } from "./budget-records";
import { id, instant, oneOf, tenant } from "./columns";
import { members } from "./members";

/** An export that is asked for again and again, and told by e-mail to who set it. */
export const exportSchedules = pgTable(
  "export_schedules",
  {
    distributorId: tenant(),
    id: id(),
    companyKind: text({ enum: COMPANY_KINDS }).notNull(),
    companyId: uuid().notNull(),
    memberId: uuid().notNull(),
    name: text().notNull(),
    kind: text({ enum: EXPORT_KINDS }).notNull(),
    format: text({ enum: EXPORT_FORMATS }).notNull(),
    locale: text().notNull(),
    /** Without dates: which days or month it takes follows from the rhythm. */
    query: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
    rhythm: text({ enum: EXPORT_RHYTHMS }).notNull(),
    /** Hour of the day in GMT+08:00 at which it is due, 0 to 23. */
    hour: integer().notNull(),
    /** The next time it is due; null: ended. */
    dueAt: instant(),
    by: jsonb().$type<ActorStamp>().notNull(),
    setAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "export_schedules_member",
      columns: [table.distributorId, table.memberId],
      foreignColumns: [members.distributorId, members.id],
    }),
    index("export_schedules_by_company").on(table.distributorId, table.companyId),
    index("export_schedules_due").on(table.distributorId, table.dueAt).where(sql`due_at is not null`),
    oneOf("export_schedules_company_kind", "company_kind", COMPANY_KINDS),
    oneOf("export_schedules_kind", "kind", EXPORT_KINDS),
    oneOf("export_schedules_format", "format", EXPORT_FORMATS),
    oneOf("export_schedules_rhythm", "rhythm", EXPORT_RHYTHMS),
  ],
);
