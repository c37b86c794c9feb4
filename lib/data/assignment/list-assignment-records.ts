import "server-only";
import { and, eq, lt, or, type SQL } from "drizzle-orm";
import { assignments } from "@/db/schema";
import type { AssignmentRecord } from "@/lib/contracts/assignment-view";
import { decodeInstantCursor, encodeCursor } from "@/lib/contracts/cursor";
import type { Permit } from "@/lib/domain/access/permit";
import { narrowedTo } from "@/lib/domain/assignment/narrowing";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";
import { assignmentOf, selectAssignments } from "./select-assignments";

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
    selectAssignments(
      tx,
      actor,
      and(own, only === null ? undefined : eq(assignments.memberId, only), beyond(after)),
    ).limit(PAGE + 1),
  );
  const last = rows[PAGE - 1];
  return {
    rows: rows.slice(0, PAGE).map(assignmentOf),
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
    selectAssignments(tx, actor, and(own, eq(assignments.customerId, customerId), customersOf(actor))).limit(PAGE),
  );
  return rows.map(assignmentOf);
}

function beyond(after: string | null): SQL | undefined {
  const cursor = decodeInstantCursor(after);
  if (cursor === null) return undefined;
  const { at: since, id } = cursor;
  return or(lt(assignments.since, since), and(eq(assignments.since, since), lt(assignments.id, id)));
}
