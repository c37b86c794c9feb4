import "server-only";
import { and, desc, eq, lt, or, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assignments, customers, members, resellers, users } from "@/db/schema";
import type { AssignmentRecord } from "@/lib/contracts/assignment-view";
import { decodeCursor, encodeCursor } from "@/lib/contracts/cursor";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { narrowedTo } from "@/lib/domain/assignment/narrowing";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";

const PAGE = 50;

export type AssignmentRecordPage = { readonly rows: readonly AssignmentRecord[]; readonly after: string | null };

/** Who looked after whom in one's own company, newest first, one keyset page; narrowed: one's own only. */
export async function listAssignmentRecords(
  { actor }: Permit<"assignment.read">,
  after: string | null,
): Promise<AssignmentRecordPage> {
  const only = narrowedTo(actor);
  const own = eq(assignments.companyId, actor.company.id);
  const rows = await inTenant(actor, (tx) =>
    selectRecords(tx, actor, and(own, only === null ? undefined : eq(assignments.memberId, only), beyond(after))).limit(
      PAGE + 1,
    ),
  );
  const last = rows[PAGE - 1];
  return {
    rows: rows.slice(0, PAGE).map(toRecord),
    after: rows.length > PAGE && last ? encodeCursor([last.since.toISOString(), last.id]) : null,
  };
}

/** The same of one customer within the actor's scope; another company's are not there. */
export async function listCustomerAssignments(
  { actor }: Permit<"assignment.read">,
  customerId: string,
): Promise<readonly AssignmentRecord[]> {
  const own = eq(assignments.companyId, actor.company.id);
  const rows = await inTenant(actor, (tx) =>
    selectRecords(tx, actor, and(own, eq(assignments.customerId, customerId), customersOf(actor))).limit(PAGE),
  );
  return rows.map(toRecord);
}

function beyond(after: string | null): SQL | undefined {
  const cursor = decodeCursor(after);
  const at = cursor === null ? Number.NaN : Date.parse(cursor[0]);
  if (cursor === null || Number.isNaN(at)) return undefined;
  const since = new Date(at);
  return or(lt(assignments.since, since), and(eq(assignments.since, since), lt(assignments.id, cursor[1])));
}

function selectRecords(tx: Transaction, { distributorId }: Actor, where: SQL | undefined) {
  return tx
    .select({
      id: assignments.id,
      customerId: assignments.customerId,
      customer: customers.name,
      resellerId: assignments.resellerId,
      reseller: resellers.name,
      manager: users.name,
      since: assignments.since,
      by: assignments.by,
      endedAt: assignments.endedAt,
      endedBy: assignments.endedBy,
      endedFor: assignments.endedFor,
    })
    .from(assignments)
    .innerJoin(members, and(eq(members.distributorId, assignments.distributorId), eq(members.id, assignments.memberId)))
    .innerJoin(users, eq(users.id, members.userId))
    .leftJoin(
      customers,
      and(eq(customers.distributorId, assignments.distributorId), eq(customers.id, assignments.customerId)),
    )
    .leftJoin(
      resellers,
      and(eq(resellers.distributorId, assignments.distributorId), eq(resellers.id, assignments.resellerId)),
    )
    .where(and(eq(assignments.distributorId, distributorId), where))
    .orderBy(desc(assignments.since), desc(assignments.id))
    .$dynamic();
}

function toRecord(row: Awaited<ReturnType<typeof selectRecords>>[number]): AssignmentRecord {
  const { customerId, customer, resellerId, reseller, endedAt, endedBy, endedFor, by, ...kept } = row;
  const isCustomer = customerId !== null;
  return {
    ...kept,
    by: by.name,
    about: {
      kind: isCustomer ? "customer" : "reseller",
      id: customerId ?? resellerId ?? "",
      name: customer ?? reseller ?? "",
    },
    ended: endedAt && endedBy && endedFor ? { at: endedAt, by: endedBy.name, why: endedFor } : null,
  };
}
