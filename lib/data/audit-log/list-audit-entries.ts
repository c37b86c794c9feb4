import "server-only";
import { and, desc, eq, gte, ilike, like, lt, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { auditEntries } from "@/db/schema";
import type { AuditEntry, OperationLogFilter } from "@/lib/contracts/operation-log";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { containing } from "../containing";
import { inTenant } from "../tenant";
import { entriesOf } from "./entries-of";
import { ENTRY_COLUMNS } from "./sealed-columns";

/** The filter with its days turned into instants of the reader's zone. */
export type AuditFilter = Omit<OperationLogFilter, "from" | "to"> & {
  readonly from: Date | null;
  readonly toExclusive: Date | null;
};

/** Where the page before ended. */
export type AuditCursor = { readonly at: Date; readonly id: string };

export type AuditPage = { readonly entries: readonly AuditEntry[]; readonly next: AuditCursor | null };

const AUDIT_PAGE = 50;

/** Newest first, a keyset page of what the actor may read and asked for. */
export async function listAuditEntries(
  { actor }: Permit<"operation-log.read">,
  filter: AuditFilter,
  after: AuditCursor | null,
  size = AUDIT_PAGE,
): Promise<AuditPage> {
  const rows = await inTenant(actor, (tx) => auditPage(tx, actor, filter, after, size + 1));
  const entries = rows.slice(0, size);
  const last = entries.at(-1);
  return { entries, next: rows.length > size && last ? { at: last.at, id: last.id } : null };
}

/** So many entries after one, in the transaction that reads more of them. */
export async function auditPage(
  tx: Transaction,
  actor: Actor,
  filter: AuditFilter,
  after: AuditCursor | null,
  size: number,
): Promise<readonly AuditEntry[]> {
  const rows = await tx
    .select(ENTRY_COLUMNS)
    .from(auditEntries)
    .where(and(entriesOf(actor), ...clausesOf(filter), after ? olderThan(after) : undefined))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(size);
  return rows.map(({ companyId, ip, ...entry }) => ({ ...entry, ip: companyId === actor.company.id ? ip : null }));
}

function olderThan({ at, id }: AuditCursor): SQL {
  return sql`(${auditEntries.at}, ${auditEntries.id}) < (${at.toISOString()}::timestamptz, ${id}::uuid)`;
}

type Clauses = { readonly [Name in keyof AuditFilter]: (value: NonNullable<AuditFilter[Name]>) => SQL | undefined };

const CLAUSES: Clauses = {
  from: (at) => gte(auditEntries.at, at),
  toExclusive: (at) => lt(auditEntries.at, at),
  person: (text) => sql`${auditEntries.by} ->> 'name' ilike ${containing(text)}`,
  company: (text) => sql`${auditEntries.by} ->> 'company' ilike ${containing(text)}`,
  family: (family) => like(auditEntries.action, `${family}.%`),
  action: (action) => eq(auditEntries.action, action),
  object: (text) => or(ilike(auditEntries.subjectName, containing(text)), eq(auditEntries.subjectId, text)),
  reason: (text) => ilike(auditEntries.reason, containing(text)),
  request: (id) => eq(auditEntries.requestId, id),
  customer: (id) => eq(auditEntries.customerId, id),
  change: (id) => eq(auditEntries.changeId, id),
};

function clausesOf(filter: AuditFilter): readonly (SQL | undefined)[] {
  return Object.entries(CLAUSES).map(([name, clauseOf]) => {
    // The table gives each field the function for its own values.
    const value = filter[name as keyof AuditFilter];
    return value === null ? undefined : (clauseOf as (given: typeof value) => SQL | undefined)(value);
  });
}
