import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { members, users } from "@/db/schema";
import type { AssignmentOutcome } from "@/lib/contracts/assignment-view";
import type { Actor, MemberRole } from "@/lib/domain/access/actor";
import { type AssignmentAct, decideAssignment } from "@/lib/domain/assignment/decide-assignment";
import { loadActingSide } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { type Assignable, findManagers } from "./find-managers";
import { writeAssignments } from "./write-assignments";

/** A customer or reseller of the actor's, locked. */
export type LockedSubject = { readonly id: string; readonly name: string; readonly otherPartner: string | null };

type Asked = {
  readonly kind: Assignable;
  readonly act: AssignmentAct;
  readonly memberId: string | null;
  readonly ids: readonly string[];
};

/** Decides row by row and writes what is allowed, under the locks of what is assigned and then of the member. */
export async function changeAssignments(
  tx: Transaction,
  actor: Actor,
  { kind, act, memberId, ids }: Asked,
  locked: readonly LockedSubject[],
): Promise<readonly AssignmentOutcome[]> {
  const wanted = act === "unassign" || memberId === null ? null : await lockManager(tx, actor, memberId);
  const { suspended } = await loadActingSide(tx, actor);
  const managers = await findManagers(tx, actor, kind, ids);
  const at = await instantOf(tx);
  const decided = locked.map(({ id, name, otherPartner }) => {
    const current = managers.get(id) ?? null;
    return { id, name, current, decision: decideAssignment({ act, suspended, otherPartner, current, wanted }) };
  });
  const done = decided.filter(({ decision }) => decision.allowed);
  await writeAssignments(tx, actor, { kind, act, wanted, at }, done);

  const answers = new Map(decided.map(({ id, ...row }) => [id, row]));
  return [...new Set(ids)].map((id): AssignmentOutcome => {
    const row = answers.get(id);
    if (!row) return { id, name: id, reasons: [{ code: "assignment.unknown" }] };
    return { id, name: row.name, reasons: row.decision.allowed ? [] : row.decision.reasons };
  });
}

type Manager = { readonly memberId: string; readonly name: string; readonly roles: readonly MemberRole[] };

/** Share: the role must not be taken away meanwhile. Null: no member of the actor's company. */
async function lockManager(tx: Transaction, actor: Actor, memberId: string): Promise<Manager | null> {
  const [row] = await tx
    .select({ memberId: members.id, name: users.name, roles: members.roles })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(members.distributorId, actor.distributorId),
        eq(members.companyId, actor.company.id),
        eq(members.id, memberId),
        isNull(members.removedAt),
      ),
    )
    .for("share", { of: members });
  return row ?? null;
}
