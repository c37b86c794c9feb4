import "server-only";
import { and, desc, eq, gte, ilike, like, lt, or, type SQL, sql } from "drizzle-orm";
import { type ActorStamp, auditEntries } from "@/db/schema";
import type { OperationLogFilter } from "@/lib/contracts/operation-log";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";
import { entriesOf } from "./entries-of";

/** The filter with its days turned into instants of the reader's zone. */
export type AuditFilter = Omit<OperationLogFilter, "from" | "to"> & {
  readonly from: Date | null;
  readonly toExclusive: Date | null;
};

/** Where the page before ended. */
export type AuditCursor = { readonly at: Date; readonly id: string };

export type AuditEntry = {
  readonly id: string;
  readonly changeId: string;
  readonly at: Date;
  readonly by: ActorStamp;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly subjectName: string;
  /** The customer it concerns; null: none. */
  readonly customerId: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
  readonly requestId: string;
  /** Null: not known, or another company's. */
  readonly ip: string | null;
  /** Null until sealed. */
  readonly position: number | null;
  readonly hash: string | null;
};

export type AuditPage = { readonly entries: readonly AuditEntry[]; readonly next: AuditCursor | null };

export const AUDIT_PAGE = 50;

/** Newest first, a keyset page of what the actor may read and asked for. */
export async function listAuditEntries(
  { actor }: Permit<"operation-log.read" | "operation-log.export">,
  filter: AuditFilter,
  after: AuditCursor | null,
  size = AUDIT_PAGE,
): Promise<AuditPage> {
  const rows = await inTenant(actor, (tx) =>
    tx
      .select({
        id: auditEntries.id,
        changeId: auditEntries.changeId,
        at: auditEntries.at,
        by: auditEntries.by,
        companyId: auditEntries.companyId,
        action: auditEntries.action,
        subjectKind: auditEntries.subjectKind,
        subjectId: auditEntries.subjectId,
        subjectName: auditEntries.subjectName,
        customerId: auditEntries.customerId,
        before: auditEntries.before,
        after: auditEntries.after,
        reason: auditEntries.reason,
        requestId: auditEntries.requestId,
        ip: auditEntries.ip,
        position: auditEntries.position,
        hash: auditEntries.hash,
      })
      .from(auditEntries)
      .where(and(entriesOf(actor), ...clausesOf(filter), after ? olderThan(after) : undefined))
      .orderBy(desc(auditEntries.at), desc(auditEntries.id))
      .limit(size + 1),
  );
  const entries = rows
    .slice(0, size)
    .map(({ companyId, ip, ...entry }) => ({ ...entry, ip: companyId === actor.company.id ? ip : null }));
  const last = entries.at(-1);
  return { entries, next: rows.length > size && last ? { at: last.at, id: last.id } : null };
}

function olderThan({ at, id }: AuditCursor): SQL {
  return sql`(${auditEntries.at}, ${auditEntries.id}) < (${at.toISOString()}::timestamptz, ${id}::uuid)`;
}

const containing = (text: string) => `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;

function clausesOf(filter: AuditFilter): (SQL | undefined)[] {
  const { from, toExclusive, person, company, family, action, object, reason, request, customer, change } = filter;
  return [
    from ? gte(auditEntries.at, from) : undefined,
    toExclusive ? lt(auditEntries.at, toExclusive) : undefined,
    person ? sql`${auditEntries.by} ->> 'name' ilike ${containing(person)}` : undefined,
    company ? sql`${auditEntries.by} ->> 'company' ilike ${containing(company)}` : undefined,
    family ? like(auditEntries.action, `${family}.%`) : undefined,
    action ? eq(auditEntries.action, action) : undefined,
    object ? or(ilike(auditEntries.subjectName, containing(object)), eq(auditEntries.subjectId, object)) : undefined,
    reason ? ilike(auditEntries.reason, containing(reason)) : undefined,
    request ? eq(auditEntries.requestId, request) : undefined,
    customer ? eq(auditEntries.customerId, customer) : undefined,
    change ? eq(auditEntries.changeId, change) : undefined,
  ];
}
