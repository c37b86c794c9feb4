import { sql } from "drizzle-orm";
import { bigint, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { COMPANY_KINDS } from "@/lib/domain/access/actor";
import { EXPORT_FORMATS, EXPORT_KINDS, EXPORT_STATES, type ExportSheet } from "@/lib/domain/export/export";
import type { ActorStamp } from "./budget-records";
import { id, instant, oneOf, tenant } from "./columns";
import { distributors } from "./distributors";
import { members } from "./members";

/** What a company asked to take away; its content stands in export_parts. */
export const exportJobs = pgTable(
  "export_jobs",
  {
    distributorId: tenant(),
    id: id(),
    companyKind: text({ enum: COMPANY_KINDS }).notNull(),
    companyId: uuid().notNull(),
    /** Whose rows it takes: the member's, asked anew when it runs. */
    memberId: uuid().notNull(),
    /** The schedule that asked; null: a person or a key. */
    scheduleId: uuid(),
    kind: text({ enum: EXPORT_KINDS }).notNull(),
    format: text({ enum: EXPORT_FORMATS }).notNull(),
    /** Language of its words. */
    locale: text().notNull(),
    /** The filters as the page's address has them. */
    query: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
    by: jsonb().$type<ActorStamp>().notNull(),
    state: text({ enum: EXPORT_STATES }).notNull(),
    requestedAt: instant().notNull(),
    startedAt: instant(),
    /** The moment its figures are of; null until it runs. */
    asOf: instant(),
    /** Last sign of life of the process that runs it. */
    seenAt: instant(),
    finishedAt: instant(),
    /** Number of the run; parts of an earlier one are gone. */
    attempt: integer().notNull().default(0),
    rowsDone: bigint({ mode: "number" }).notNull().default(0),
    /** What stands above its rows and beside them, in the person's language; null until it runs. */
    sheet: jsonb().$type<ExportSheet>(),
    /** Of its text as CSV without compression; null until done. */
    bytes: bigint({ mode: "number" }),
    /** A code; null unless failed. */
    failure: text(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "export_jobs_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    foreignKey({
      name: "export_jobs_member",
      columns: [table.distributorId, table.memberId],
      foreignColumns: [members.distributorId, members.id],
    }),
    index("export_jobs_by_company").on(table.distributorId, table.companyId, table.requestedAt, table.id),
    index("export_jobs_waiting").on(table.distributorId, table.requestedAt).where(sql`state in ('queued', 'running')`),
    oneOf("export_jobs_company_kind", "company_kind", COMPANY_KINDS),
    oneOf("export_jobs_kind", "kind", EXPORT_KINDS),
    oneOf("export_jobs_format", "format", EXPORT_FORMATS),
    oneOf("export_jobs_state", "state", EXPORT_STATES),
  ],
);
