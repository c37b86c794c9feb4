import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assignments, customers, members, resellers, users } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { AssignmentEnd } from "@/lib/domain/assignment/decide-assignment";
import { stampOf } from "../actor-stamp";
import { type AuditNote, recordAudit } from "../audit";

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
  const notes = (await namesOf(tx, actor, ids)).map((row): AuditNote => {
    const { customerId, customer, resellerId, reseller, manager } = row;
    const kind = customerId === null ? "reseller" : "customer";
    const subject = { kind, id: customerId ?? resellerId ?? "", name: customer ?? reseller ?? "" } as const;
    const before = { accountManager: manager };
    return { changeId, at, action: `${kind}.unassigned`, subject, before, reason: null };
  });
  // One that is passed on is written down by whoever passes it on.
  if (why !== "reassigned") await recordAudit(tx, actor, notes);
  return ids.length;
}

function clauseOf(of: Ended) {
  if ("memberId" in of) return eq(assignments.memberId, of.memberId);
  if ("customerIds" in of) return inArray(assignments.customerId, [...of.customerIds]);
  return inArray(assignments.resellerId, [...of.resellerIds]);
}

function namesOf(tx: Transaction, { distributorId }: Actor, ids: readonly string[]) {
  return tx
    .select({
      customerId: assignments.customerId,
      customer: customers.name,
      resellerId: assignments.resellerId,
      reseller: resellers.name,
      manager: users.name,
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
    .where(and(eq(assignments.distributorId, distributorId), inArray(assignments.id, [...ids])));
}
