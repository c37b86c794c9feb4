import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { credentials, customerInvitations, distributors, preregistrations, resellers } from "@/db/schema";
import type { CompanyState } from "@/lib/domain/access/actor";
import type { Holder } from "@/lib/domain/delegation/authority";
import { type LinkKind, type LinkState, linkStateOf } from "@/lib/domain/development/link";
import { database } from "../database";
import { instantOf } from "../instant";
import { hashOfSecret } from "../secret";
import { inTenant } from "../tenant";

export type Link = {
  readonly distributorId: string;
  readonly id: string;
  readonly kind: LinkKind;
  readonly state: LinkState;
  /** Who invites. */
  readonly partner: {
    readonly kind: "distributor" | "reseller";
    readonly id: string;
    readonly name: string;
    readonly email: string | null;
    readonly phone: string | null;
  };
  /** The partner and the one above it that are frozen. */
  readonly suspended: readonly Holder[];
  /** Whom it was sent to; null: whoever holds it. */
  readonly preregistration: { readonly id: string; readonly name: string; readonly email: string } | null;
  readonly label: string | null;
};

export type LinkKey = { readonly distributorId: string; readonly id: string };

/** What a secret leads to, whatever has become of it; null when it leads nowhere. */
export async function findLink(secret: string): Promise<Link | null> {
  const key = await findLinkKey(secret);
  return key && inTenant(key, async (tx) => linkIn(tx, key, await instantOf(tx)));
}

export async function findLinkKey(secret: string): Promise<LinkKey | null> {
  const [row] = await database()
    .select({ distributorId: credentials.distributorId, id: credentials.rowId })
    .from(credentials)
    .where(and(eq(credentials.hash, hashOfSecret(secret)), eq(credentials.kind, "customer-invitation")))
    .limit(1);
  return row ?? null;
}

/** Locks whom it was sent to and then the link, so that of two people with one link the second sees it used. */
export async function lockLink(tx: Transaction, { distributorId, id }: LinkKey): Promise<void> {
  const own = and(eq(customerInvitations.distributorId, distributorId), eq(customerInvitations.id, id));
  const sentTo = tx.select({ id: customerInvitations.preregistrationId }).from(customerInvitations).where(own);
  await tx
    .select({ one: sql`1` })
    .from(preregistrations)
    .where(and(eq(preregistrations.distributorId, distributorId), sql`${preregistrations.id} in ${sentTo}`))
    .for("update");
  await tx.select({ one: sql`1` }).from(customerInvitations).where(own).for("update");
}

export async function linkIn(tx: Transaction, { distributorId, id }: LinkKey, at: Date): Promise<Link | null> {
  const [row] = await tx
    .select({
      kind: customerInvitations.kind,
      label: customerInvitations.label,
      expiresAt: customerInvitations.expiresAt,
      usedAt: customerInvitations.usedAt,
      withdrawnAt: customerInvitations.withdrawnAt,
      distributor: {
        name: distributors.name,
        email: distributors.contactEmail,
        phone: distributors.contactPhone,
        state: distributors.state,
      },
      resellerId: customerInvitations.resellerId,
      reseller: {
        name: resellers.name,
        email: resellers.contactEmail,
        phone: resellers.contactPhone,
        state: resellers.state,
      },
      preregistration: { id: preregistrations.id, name: preregistrations.name, email: preregistrations.email },
    })
    .from(customerInvitations)
    .innerJoin(distributors, eq(distributors.distributorId, customerInvitations.distributorId))
    .leftJoin(
      resellers,
      and(
        eq(resellers.distributorId, customerInvitations.distributorId),
        eq(resellers.id, customerInvitations.resellerId),
      ),
    )
    .leftJoin(
      preregistrations,
      and(
        eq(preregistrations.distributorId, customerInvitations.distributorId),
        eq(preregistrations.id, customerInvitations.preregistrationId),
      ),
    )
    .where(and(eq(customerInvitations.distributorId, distributorId), eq(customerInvitations.id, id)))
    .limit(1);
  if (!row) return null;
  const { kind, label, preregistration, resellerId, reseller, distributor } = row;
  const { state: _, ...partner } = reseller ?? distributor;
  return {
    distributorId,
    id,
    kind,
    label,
    state: linkStateOf(row, at),
    partner: { kind: reseller ? "reseller" : "distributor", id: resellerId ?? distributorId, ...partner },
    suspended: frozenOf(distributor.state, reseller?.state ?? null),
    preregistration,
  };
}

function frozenOf(distributor: CompanyState, reseller: CompanyState | null): readonly Holder[] {
  const above: readonly Holder[] = distributor === "frozen" ? ["distributor"] : [];
  return reseller === "frozen" ? [...above, "reseller"] : above;
}
