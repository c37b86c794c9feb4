import "server-only";
import { and, eq, gt, isNull } from "drizzle-orm";
import { invitations } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import type { SuspendedReason } from "@/lib/domain/access/suspension";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";

export type WithdrawalReason = SuspendedReason | { readonly code: "invitation.unknown" };

/** Closes a pending invitation of one's own company. */
export async function withdrawInvitation(
  { actor }: Permit<"member.manage">,
  { invitationId }: { readonly invitationId: string },
): Promise<Decision<WithdrawalReason>> {
  return writeFor(actor, async (tx) => {
    const at = await instantOf(tx);
    const [row] = await tx
      .update(invitations)
      .set({ withdrawnAt: at })
      .where(
        and(
          eq(invitations.distributorId, actor.distributorId),
          eq(invitations.companyId, actor.company.id),
          eq(invitations.id, invitationId),
          isNull(invitations.acceptedAt),
          isNull(invitations.withdrawnAt),
          gt(invitations.expiresAt, at),
        ),
      )
      .returning({ email: invitations.email, roles: invitations.roles });
    if (!row) return refuse({ code: "invitation.unknown" });
    const subject = { kind: "invitation", id: invitationId, name: row.email ?? actor.company.name } as const;
    await recordAudit(tx, actor, [
      {
        changeId: newId(),
        at,
        action: "invitation.withdrawn",
        subject,
        before: { email: row.email, roles: row.roles },
      },
    ]);
    return ALLOWED;
  });
}
