import "server-only";
import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, resellers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { type CompanyLock, standInLine } from "../company/stand-in-line";
import { type LockedCustomer, lockCustomer } from "../customer/lock-customer";
import { customersOf } from "../scope";

/** share: authority must not change meanwhile; exclusive: the quota's sum must not either (Decision 8). */
export type GrantLock = CompanyLock;

/** Locks resellers, that is their grants and pools, in order of id; another distributor's are simply not there. */
export async function lockResellers(
  tx: Transaction,
  distributorId: string,
  resellerIds: readonly string[],
  lock: GrantLock,
): Promise<readonly { readonly id: string; readonly name: string; readonly stoppedAt: Date | null }[]> {
  if (resellerIds.length === 0) return [];
  await standInLine(tx, resellerIds.toSorted(), lock);
  return tx
    .select({ id: resellers.id, name: resellers.name, stoppedAt: resellers.stoppedAt })
    .from(resellers)
    .where(and(eq(resellers.distributorId, distributorId), inArray(resellers.id, [...resellerIds])))
    .orderBy(asc(resellers.id))
    .for(lock === "share" ? "share" : "no key update");
}

/** Locks the customer's reseller and then the customer, in that order; null when it is not the actor's. */
export async function lockGoverned(
  tx: Transaction,
  actor: Actor,
  customerId: string,
  lock: GrantLock,
): Promise<LockedCustomer | null> {
  // A customer moved while this waited is seen with its new reseller, which is then locked as well.
  for (const locked = new Set<string>(); ; ) {
    const resellerId = await findResellerId(tx, actor, customerId);
    if (resellerId === null || locked.has(resellerId)) return lockCustomer(tx, actor, customerId);
    await lockResellers(tx, actor.distributorId, [resellerId], lock);
    locked.add(resellerId);
  }
}

async function findResellerId(tx: Transaction, actor: Actor, customerId: string): Promise<string | null> {
  const [row] = await tx
    .select({ resellerId: customers.resellerId })
    .from(customers)
    .where(and(customersOf(actor), eq(customers.id, customerId), isNotNull(customers.resellerId)));
  return row?.resellerId ?? null;
}
