import "server-only";
import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import { decideMemberChange, type MemberReason } from "@/lib/domain/access/roles";
import { type Decision, refuse } from "@/lib/domain/decision";
import { endAssignments } from "../assignment/end-assignments";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { endSchedulesOf } from "../export/end-schedule";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { lockMember } from "./lock-members";

export type RemovalReason = MemberReason | { readonly code: "member.unknown" };

/** Ends a membership in one's own company; the person keeps their account and other companies. */
export async function removeMember(
  { actor }: Permit<"member.manage">,
  { memberId }: { readonly memberId: string },
): Promise<Decision<RemovalReason>> {
  return writeFor(actor, async (tx): Promise<Decision<RemovalReason>> => {
    const member = await lockMember(tx, actor, memberId);
    if (!member) return refuse({ code: "member.unknown" });
    const at = await instantOf(tx);
    const decision = decideMemberChange({ ...member, before: member.roles, after: [] });
    if (!decision.allowed) return decision;

    await tx
      .update(members)
      .set({ removedAt: at })
      .where(and(eq(members.distributorId, actor.distributorId), eq(members.id, memberId)));
    const changeId = newId();
    const subject = { kind: "member", id: memberId, name: member.name } as const;
    const before = { roles: member.roles };
    await recordAudit(tx, actor, [{ changeId, at, action: "member.removed", subject, before }]);
    await endSchedulesOf(tx, actor, { memberId }, { at, changeId });
    await endAssignments(tx, actor, { memberId }, { why: "member-removed", at, changeId });
    return decision;
  });
}
