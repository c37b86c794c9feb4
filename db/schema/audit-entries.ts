import { bigint, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { ActorStamp } from "./budget-records";
import { id, instant, tenant } from "./columns";
import { distributors } from "./distributors";

/** Every write, in its own transaction (G18); a job seals entries in order into a hash chain (Decision 11). */
export const auditEntries = pgTable(
  "audit_entries",
  {
    distributorId: tenant(),
    id: id(),
    /** One a command. */
    changeId: uuid().notNull(),
    at: instant().notNull(),
    by: jsonb().$type<ActorStamp>().notNull(),
    /** The company that acted. */
    companyId: uuid().notNull(),
    action: text().notNull(),
    subjectKind: text().notNull(),
    subjectId: text().notNull(),
    subjectName: text().notNull(),
    /** The customer it concerns; null: none. */
    customerId: uuid(),
    before: jsonb(),
    after: jsonb(),
    reason: text(),
    requestId: text().notNull(),
    ip: text(),
    /** Place in the chain, from 1; null until sealed. */
    position: bigint({ mode: "number" }),
    /** sha256 over the entry and the hash before it. */
    hash: text(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "audit_entries_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    index("audit_entries_by_time").on(table.distributorId, table.at, table.id),
    index("audit_entries_by_customer").on(table.distributorId, table.customerId, table.at),
    index("audit_entries_by_company").on(table.distributorId, table.companyId, table.at),
    index("audit_entries_by_subject").on(table.distributorId, table.subjectId, table.at),
    index("audit_entries_by_request").on(table.distributorId, table.requestId),
    index("audit_entries_by_change").on(table.distributorId, table.changeId),
    index("audit_entries_by_position").on(table.distributorId, table.position),
  ],
);
