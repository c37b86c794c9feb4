import "server-only";
import { and, desc, eq, gte, ilike, lt, or, type SQL, sql } from "drizzle-orm";
import { type ActorStamp, auditEntries } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { withinOwnTime } from "../scope";
import { inTenant } from "../tenant";

export type AuditFilter = {
  readonly from: Date | null;
  readonly toExclusive: Date | null;
  /** Part of the person's name. */
  readonly person: string | null;
  readonly action: string | null;
  /** Part of the object's name. */
  readonly object: string | null;
  readonly customerId: string | null;
};

/** Where the page before ended. */
export type AuditCursor = { readonly at: Date; readonly id: string };

export type AuditEntry = {
  readonly id: string;
  readonly at: Date;
  readonly by: ActorStamp;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectName: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
  readonly requestId: string;
  readonly ip: string | null;
  /** Null until sealed. */
  readonly position: number | null;
};

export type AuditPage = { readonly entries: readonly AuditEntry[]; readonly next: AuditCursor | null };

const PAGE = 50;

/** Newest first: a distributor's whole tenant, a reseller's acts and what its customers met while with it, a customer's own acts. */
export async function listAuditEntries(
  { actor }: Permit<"operation-log.read">,
  filter: AuditFilter,
  after: AuditCursor | null,
): Promise<AuditPage> {
  return inTenant(actor, async (tx) => {
    const rows = await tx
      .select({
        id: auditEntries.id,
        at: auditEntries.at,
        by: auditEntries.by,
        action: auditEntries.action,
        subjectKind: auditEntries.subjectKind,
        subjectName: auditEntries.subjectName,
        before: auditEntries.before,
        after: auditEntries.after,
        reason: auditEntries.reason,
        requestId: auditEntries.requestId,
        ip: auditEntries.ip,
        position: auditEntries.position,
      })
      .from(auditEntries)
      .where(
        and(
          eq(auditEntries.distributorId, actor.distributorId),
          entriesOf(actor),
          ...clausesOf(filter),
          after
            ? sql`(${auditEntries.at}, ${auditEntries.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`
            : undefined,
        ),
      )
      .orderBy(desc(auditEntries.at), desc(auditEntries.id))
      .limit(PAGE + 1);
    const entries = rows.slice(0, PAGE);
    const last = entries.at(-1);
    return { entries, next: rows.length > PAGE && last ? { at: last.at, id: last.id } : null };
  });
}

/** A customer never reads what its partner noted about it: the inner reason stays inside. */
function entriesOf(actor: Actor): SQL | undefined {
  const own = eq(auditEntries.companyId, actor.company.id);
  switch (actor.company.kind) {
    case "distributor":
      return undefined;
    case "reseller":
      return or(own, withinOwnTime(actor, { customerId: auditEntries.customerId, at: auditEntries.at }));
    case "customer":
      return own;
  }
}

const containing = (text: string) => `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;

function clausesOf({ from, toExclusive, person, action, object, customerId }: AuditFilter): (SQL | undefined)[] {
  return [
    from ? gte(auditEntries.at, from) : undefined,
    toExclusive ? lt(auditEntries.at, toExclusive) : undefined,
    person ? sql`${auditEntries.by} ->> 'name' ilike ${containing(person)}` : undefined,
    action ? eq(auditEntries.action, action) : undefined,
    object ? ilike(auditEntries.subjectName, containing(object)) : undefined,
    customerId ? eq(auditEntries.customerId, customerId) : undefined,
  ];
}
