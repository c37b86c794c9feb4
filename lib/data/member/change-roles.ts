import "server-only";
import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema";
import type { MemberRole } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { decideMemberChange, decideRoles, type MemberReason, type RoleReason } from "@/lib/domain/access/roles";
import { canManage } from "@/lib/domain/assignment/narrowing";
import { type Decision, refuse } from "@/lib/domain/decision";
import { endAssignments } from "../assignment/end-assignments";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { lockMember } from "./lock-members";

type Input = { readonly memberId: string; readonly roles: readonly MemberRole[] };
export type MemberChangeReason = RoleReason | MemberReason | { readonly code: "member.unknown" };

/** Gives a member of one's own company other roles; bites on their next request (G21, "Members"). */
export async function changeRoles(
  { actor }: Permit<"member.manage">,
  { memberId, roles }: Input,
): Promise<Decision<MemberChangeReason>> {
  const fitting = decideRoles({ companyKind: actor.company.kind, roles });
  if (!fitting.allowed) return fitting;

  return writeFor(actor, async (tx): Promise<Decision<MemberChangeReason>> => {
    const member = await lockMember(tx, actor, memberId);
    if (!member) return refuse({ code: "member.unknown" });
    const at = await instantOf(tx);
    const decision = decideMemberChange({ ...member, before: member.roles, after: roles });
    if (!decision.allowed) return decision;

    await tx
      .update(members)
      .set({ roles: [...roles] })
      .where(and(eq(members.distributorId, actor.distributorId), eq(members.id, memberId)));
    const changeId = newId();
    const subject = { kind: "member", id: memberId, name: member.name } as const;
    const [before, after] = [{ roles: member.roles }, { roles }];
    await recordAudit(tx, actor, [{ changeId, at, action: "member.roles-changed", subject, before, after }]);
    if (!canManage(roles)) await endAssignments(tx, actor, { memberId }, { why: "role-lost", at, changeId });
    return decision;
  });
}
