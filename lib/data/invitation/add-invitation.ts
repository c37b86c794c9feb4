import "server-only";
import type { Transaction } from "@/db/client";
import { credentials, invitations } from "@/db/schema";
import type { Actor, CompanyKind, MemberRole } from "@/lib/domain/access/actor";
import { INVITATION_LIFE_MS } from "@/lib/domain/access/invitation";
import { recordAudit } from "../audit";
import { newId } from "../new-id";
import { hashOfSecret, newSecret } from "../secret";

type Input = {
  readonly company: { readonly kind: CompanyKind; readonly id: string; readonly name: string };
  /** Null: whoever holds the link names their own address. */
  readonly email: string | null;
  readonly roles: readonly MemberRole[];
  readonly at: Date;
  readonly changeId: string;
};

export type AddedInvitation = {
  readonly invitationId: string /** Goes into the link; shown once. */;
  readonly secret: string;
};

/** One single-use link to become a member of a company, with its audit entry. */
export async function addInvitation(tx: Transaction, actor: Actor, input: Input): Promise<AddedInvitation> {
  const { company, email, roles, at, changeId } = input;
  const [id, secret] = [newId(), newSecret()];
  const { distributorId } = actor;
  const expiresAt = new Date(at.getTime() + INVITATION_LIFE_MS);
  await tx.insert(invitations).values({
    distributorId,
    id,
    companyKind: company.kind,
    companyId: company.id,
    email,
    roles: [...roles],
    createdAt: at,
    expiresAt,
  });
  await tx.insert(credentials).values({ hash: hashOfSecret(secret), kind: "invitation", distributorId, rowId: id });
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: "invitation.created",
      subject: {
        kind: "invitation",
        id,
        name: email ?? company.name,
        customerId: company.kind === "customer" ? company.id : null,
      },
      after: { company: company.name, email, roles, expiresAt },
    },
  ]);
  return { invitationId: id, secret };
}
