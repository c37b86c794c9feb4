import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Candidate } from "@/lib/domain/development/decide-association";
import { lockAccountsOf } from "../association/associate-customer";
import { lockResellers } from "../delegation/lock-governed";
import { instantOf } from "../instant";
import type { Membership } from "../member/find-membership";
import { findDistributor, systemActor } from "../system-actor";
import { type Link, type LinkKey, linkIn, lockLink } from "./find-link";

export type Begun = {
  /** The product, acting for the distributor. */
  readonly system: Actor;
  readonly link: Link;
  /** The customer that the person chose; null: none of this distributor's. */
  readonly returning: Returning | null;
  readonly at: Date;
};

/**
 * Locks what joining reads and moves: the link and whom it was sent to; accounts, reseller and customer in the order
 * of the house. Null when the link leads nowhere.
 */
export async function beginJoining(
  tx: Transaction,
  key: LinkKey,
  membership: Membership | null,
  requestId: string,
): Promise<Begun | null> {
  await lockLink(tx, key);
  const sought = await linkIn(tx, key, await instantOf(tx));
  const distributor = await findDistributor(tx, key.distributorId);
  if (!sought || !distributor) return null;
  const system = systemActor(key.distributorId, distributor, requestId);
  const known = customerIdOf(key, membership);
  if (known !== null) await lockAccountsOf(tx, system, known);
  if (sought.partner.kind === "reseller") await lockResellers(tx, key.distributorId, [sought.partner.id], "exclusive");
  const returning = known === null ? null : await lockReturning(tx, key, known);
  // Read again: the partner may have been frozen, or time have passed, while this waited.
  const at = await instantOf(tx);
  return { system, link: (await linkIn(tx, key, at)) ?? sought, returning, at };
}

function customerIdOf({ distributorId }: LinkKey, membership: Membership | null): string | null {
  if (membership?.company.kind !== "customer" || membership.distributorId !== distributorId) return null;
  return membership.company.id;
}

export type Returning = {
  readonly id: string;
  readonly name: string;
  readonly accountName: string;
  readonly resellerId: string | null;
  readonly disassociatedAt: Date | null;
};

// Not by scope: it may be nobody's customer now.
async function lockReturning(tx: Transaction, { distributorId }: LinkKey, customerId: string) {
  const [row] = await tx
    .select({
      id: customers.id,
      name: customers.name,
      accountName: customers.accountName,
      resellerId: customers.resellerId,
      disassociatedAt: customers.disassociatedAt,
    })
    .from(customers)
    .where(and(eq(customers.distributorId, distributorId), eq(customers.id, customerId)))
    .for("update");
  return row ?? null;
}

export function candidateOf(link: Link, membership: Membership | null, returning: Returning | null): Candidate {
  if (membership === null) return { kind: "new" };
  if (membership.company.kind !== "customer") return { kind: "partner" };
  if (returning === null) return { kind: "elsewhere" };
  if (returning.disassociatedAt !== null) return { kind: "customer", partner: null };
  const isThis = (returning.resellerId ?? link.distributorId) === link.partner.id;
  return { kind: "customer", partner: isThis ? "this" : "another" };
}
