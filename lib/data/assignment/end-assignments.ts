import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assignments } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { AssignmentEnd } from "@/lib/domain/assignment/decide-assignment";
import { stampOf } from "../actor-stamp";
import { type AuditNote, recordAudit } from "../audit";
import { assignmentOf, selectAssignments } from "./select-assignments";

/** Whose: of a member all, or of these customers or resellers. The caller minds the scope and holds the locks. */
type Ended =
  | { readonly memberId: string }
  | { readonly customerIds: readonly string[] }
  | { readonly resellerIds: readonly string[] };

type Ending = { readonly why: AssignmentEnd; readonly at: Date; readonly changeId: string };

/** Ends the open assignments of a member, or of what was assigned; audited one by one. Returns how many. */
export async function endAssignments(tx: Transaction, actor: Actor, of: Ended, ending: Ending): Promise<number> {
  const { why, at, changeId } = ending;
  const ended = await tx
    .update(assignments)
    .set({ endedAt: at, endedBy: stampOf(actor), endedFor: why, endChangeId: changeId })
    .where(and(eq(assignments.distributorId, actor.distributorId), isNull(assignments.endedAt), clauseOf(of)))
    .returning({ id: assignments.id });
  const ids = ended.map(({ id }) => id);
  // One that is passed on is written down by whoever passes it on.
  if (ids.length === 0 || why === "reassigned") return ids.length;
  const rows = await selectAssignments(tx, actor, inArray(assignments.id, ids));
  const notes = rows.map(assignmentOf).map(({ about, manager }): AuditNote => {
    const before = { accountManager: manager };
    return { changeId, at, action: `${about.kind}.unassigned`, subject: about, before, reason: null };
  });
  await recordAudit(tx, actor, notes);
  return ids.length;
}

function clauseOf(of: Ended) {
  if ("memberId" in of) return eq(assignments.memberId, of.memberId);
  if ("customerIds" in of) return inArray(assignments.customerId, [...of.customerIds]);
  return inArray(assignments.resellerId, [...of.resellerIds]);
}
