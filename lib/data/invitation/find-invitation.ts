import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { credentials, invitations } from "@/db/schema";
import type { Company, MemberRole } from "@/lib/domain/access/actor";
import { type InvitationState, invitationStateOf } from "@/lib/domain/access/invitation";
import { companyIn } from "../company/company-in";
import { database } from "../database";
import { instantOf } from "../instant";
import { hashOfSecret } from "../secret";
import { inTenant } from "../tenant";

export type Invitation = {
  readonly distributorId: string;
  readonly id: string;
  readonly company: Company;
  /** Null: whoever holds the link names their own address. */
  readonly email: string | null;
  readonly roles: readonly MemberRole[];
  readonly state: InvitationState;
};

type Key = { readonly distributorId: string; readonly id: string };

/** What a link leads to, whatever has become of it; null when it leads nowhere. */
export async function findInvitation(secret: string): Promise<Invitation | null> {
  const key = await findInvitationKey(secret);
  return key && inTenant(key, async (tx) => invitationIn(tx, key, await instantOf(tx)));
}

export async function findInvitationKey(secret: string): Promise<Key | null> {
  const [row] = await database()
    .select({ distributorId: credentials.distributorId, id: credentials.rowId })
    .from(credentials)
    .where(and(eq(credentials.hash, hashOfSecret(secret)), eq(credentials.kind, "invitation")))
    .limit(1);
  return row ?? null;
}

/** Locks the row first, so that of two people with one link the second sees it used. */
export async function lockInvitation(tx: Transaction, { distributorId, id }: Key): Promise<void> {
  await tx
    .select({ one: sql`1` })
    .from(invitations)
    .where(and(eq(invitations.distributorId, distributorId), eq(invitations.id, id)))
    .for("update");
}

export async function invitationIn(tx: Transaction, { distributorId, id }: Key, at: Date): Promise<Invitation | null> {
  const [row] = await tx
    .select({
      kind: invitations.companyKind,
      companyId: invitations.companyId,
      email: invitations.email,
      roles: invitations.roles,
      expiresAt: invitations.expiresAt,
      acceptedAt: invitations.acceptedAt,
      withdrawnAt: invitations.withdrawnAt,
    })
    .from(invitations)
    .where(and(eq(invitations.distributorId, distributorId), eq(invitations.id, id)))
    .limit(1);
  const company = row && (await companyIn(tx, { distributorId, kind: row.kind, id: row.companyId }));
  if (!row || !company) return null;
  return {
    distributorId,
    id,
    company,
    email: row.email,
    roles: row.roles,
    state: invitationStateOf(row, at),
  };
}
