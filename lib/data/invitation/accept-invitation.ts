import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { invitations, members, users } from "@/db/schema";
import type { InvitationReason } from "@/lib/domain/access/invitation";
import { decidePassword, type PasswordReason } from "@/lib/domain/access/password";
import { ALLOWED, type Decision, type NonEmpty, refuse } from "@/lib/domain/decision";
import { recordAudit } from "../audit";
import { instantOf } from "../instant";
import { actorOf } from "../member/actor-of";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { normalisedEmail } from "../user/find-user-by-email";
import { hashPassword } from "../user/password-hash";
import { findInvitationKey, type Invitation, invitationIn, lockInvitation } from "./find-invitation";

export type NewPerson = {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly language: string;
};
type KnownPerson = { readonly userId: string; readonly email: string; readonly name: string };
type Input = { readonly secret: string } & ({ readonly newPerson: NewPerson } | { readonly knownPerson: KnownPerson });
type Request = { readonly requestId: string; readonly ip: string | null };

export type AcceptReason = InvitationReason | PasswordReason;
export type AcceptAnswer =
  | { readonly allowed: true; readonly memberId: string }
  | { readonly allowed: false; readonly reasons: NonEmpty<AcceptReason> };

/** Makes the holder of a link a member, once; a new person gets an account with it ("Invitations"). */
export async function acceptInvitation(input: Input, request: Request): Promise<AcceptAnswer> {
  const key = await findInvitationKey(input.secret);
  if (!key) return refused({ code: "invitation.unknown" });
  if ("newPerson" in input) {
    const fitting = decidePassword(input.newPerson);
    if (!fitting.allowed) return fitting;
  }
  // Slow on purpose, so before any lock.
  const passwordHash = "newPerson" in input ? await hashPassword(input.newPerson.password) : null;

  return inTenant(key, async (tx) => {
    await lockInvitation(tx, key);
    const at = await instantOf(tx);
    const invitation = await invitationIn(tx, key, at);
    const given = "newPerson" in input ? input.newPerson : input.knownPerson;
    const email = normalisedEmail(given.email);
    const decision = decideAcceptance(invitation, email);
    if (!decision.allowed) return decision;
    if (!invitation) return refused({ code: "invitation.unknown" });

    const userId =
      "knownPerson" in input
        ? input.knownPerson.userId
        : await addUser(tx, { ...input.newPerson, email, passwordHash, at });
    if (userId === null) return refused({ code: "invitation.has-account" });
    const person = { id: userId, name: given.name.trim(), email };
    const memberId = await join(tx, { invitation, person, at, request });
    return memberId === null ? refused({ code: "invitation.already-member" }) : { allowed: true, memberId };
  });
}

const refused = (reason: AcceptReason): AcceptAnswer => ({ allowed: false, reasons: [reason] });

function decideAcceptance(invitation: Invitation | null, email: string): Decision<InvitationReason> {
  if (!invitation) return refuse({ code: "invitation.unknown" });
  if (invitation.state !== "open") return refuse({ code: `invitation.${invitation.state}` });
  const isForAnother = invitation.email !== null && invitation.email !== email;
  return isForAnother ? refuse({ code: "invitation.other-person" }) : ALLOWED;
}

type NewUser = NewPerson & { readonly passwordHash: string | null; readonly at: Date };

/** Null when somebody has this address. */
async function addUser(tx: Transaction, { email, name, passwordHash, language, at }: NewUser): Promise<string | null> {
  const [added] = await tx
    .insert(users)
    .values({ id: newId(), email, name: name.trim(), passwordHash, language, createdAt: at })
    .onConflictDoNothing()
    .returning({ id: users.id });
  return added?.id ?? null;
}

type Joining = {
  readonly invitation: Invitation;
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly at: Date;
  readonly request: Request;
};

/** Null when the person is a member already, by another link perhaps that was used at the same time. */
async function join(tx: Transaction, { invitation, person, at, request }: Joining): Promise<string | null> {
  const { distributorId, company, roles } = invitation;
  const memberId = newId();
  const added = await tx
    .insert(members)
    .values({
      distributorId,
      id: memberId,
      userId: person.id,
      companyKind: company.kind,
      companyId: company.id,
      roles: [...roles],
      createdAt: at,
    })
    .onConflictDoNothing()
    .returning({ id: members.id });
  if (added.length === 0) return null;
  await tx
    .update(invitations)
    .set({ acceptedAt: at })
    .where(and(eq(invitations.distributorId, distributorId), eq(invitations.id, invitation.id)));
  const membership = { distributorId, memberId, userId: person.id, roles, company, companyState: "active" as const };
  await recordAudit(tx, actorOf(person, membership, request), [
    {
      changeId: newId(),
      at,
      action: "member.joined",
      subject: {
        kind: "member",
        id: memberId,
        name: person.name,
        customerId: company.kind === "customer" ? company.id : null,
      },
      after: { email: person.email, roles, invitationId: invitation.id },
    },
  ]);
  return memberId;
}
