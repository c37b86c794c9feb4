import "server-only";
import { and, eq, gt, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { invitations, members, users } from "@/db/schema";
import type { Actor, MemberRole } from "@/lib/domain/access/actor";
import type { InvitationReason } from "@/lib/domain/access/invitation";
import type { Permit } from "@/lib/domain/access/permit";
import { decideRoles, type RoleReason } from "@/lib/domain/access/roles";
import type { SuspendedReason } from "@/lib/domain/access/suspension";
import type { NonEmpty } from "@/lib/domain/decision";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { normalisedEmail } from "../user/find-user-by-email";
import { type AddedInvitation, addInvitation } from "./add-invitation";

type Input = { readonly email: string; readonly roles: readonly MemberRole[] };
export type InviteReason = RoleReason | InvitationReason | SuspendedReason;
export type InviteAnswer =
  | ({ readonly allowed: true } & AddedInvitation)
  | { readonly allowed: false; readonly reasons: NonEmpty<InviteReason> };

/** Invites a person into one's own company (G21, "Members"). */
export async function inviteMember({ actor }: Permit<"member.manage">, input: Input): Promise<InviteAnswer> {
  const { company } = actor;
  const fitting = decideRoles({ companyKind: company.kind, roles: input.roles });
  if (!fitting.allowed) return fitting;
  const email = normalisedEmail(input.email);

  return writeFor(actor, async (tx) => {
    const at = await instantOf(tx);
    const obstacle = await obstacleTo(tx, actor, email, at);
    if (obstacle) return { allowed: false, reasons: [obstacle] };
    const added = await addInvitation(tx, actor, { company, email, roles: input.roles, at, changeId: newId() });
    return { allowed: true, ...added };
  });
}

async function obstacleTo(tx: Transaction, actor: Actor, email: string, at: Date): Promise<InvitationReason | null> {
  const [member] = await tx
    .select({ id: members.id })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(members.distributorId, actor.distributorId),
        eq(members.companyId, actor.company.id),
        isNull(members.removedAt),
        eq(users.email, email),
      ),
    )
    .limit(1);
  if (member) return { code: "invitation.already-member" };
  const [pending] = await tx
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.distributorId, actor.distributorId),
        eq(invitations.companyId, actor.company.id),
        eq(invitations.email, email),
        isNull(invitations.acceptedAt),
        isNull(invitations.withdrawnAt),
        gt(invitations.expiresAt, at),
      ),
    )
    .limit(1);
  return pending ? { code: "invitation.pending" } : null;
}
