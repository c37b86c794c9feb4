import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { invitations } from "@/db/schema";
import type { MemberRole } from "@/lib/domain/access/actor";
import { invitationStateOf } from "@/lib/domain/access/invitation";
import type { Permit } from "@/lib/domain/access/permit";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";

export type PendingInvitation = {
  readonly id: string;
  /** Null: whoever holds the link. */
  readonly email: string | null;
  readonly roles: readonly MemberRole[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly state: "open" | "expired";
};

type Company = { readonly distributorId: string; readonly companyId: string };

/** Invitations of one's own company that nobody used and nobody withdrew. */
export async function listInvitations({ actor }: Permit<"member.read">): Promise<readonly PendingInvitation[]> {
  return inTenant(actor, (tx) =>
    pendingInvitationsOf(tx, { distributorId: actor.distributorId, companyId: actor.company.id }),
  );
}

export async function pendingInvitationsOf(
  tx: Transaction,
  { distributorId, companyId }: Company,
): Promise<readonly PendingInvitation[]> {
  const at = await instantOf(tx);
  const rows = await tx
    .select({
      id: invitations.id,
      email: invitations.email,
      roles: invitations.roles,
      createdAt: invitations.createdAt,
      expiresAt: invitations.expiresAt,
      acceptedAt: invitations.acceptedAt,
      withdrawnAt: invitations.withdrawnAt,
    })
    .from(invitations)
    .where(
      and(
        eq(invitations.distributorId, distributorId),
        eq(invitations.companyId, companyId),
        isNull(invitations.acceptedAt),
        isNull(invitations.withdrawnAt),
      ),
    )
    .orderBy(asc(invitations.createdAt), asc(invitations.id));
  return rows.map(({ acceptedAt, withdrawnAt, ...row }) => ({
    ...row,
    state: invitationStateOf({ ...row, acceptedAt, withdrawnAt }, at) === "open" ? "open" : "expired",
  }));
}
