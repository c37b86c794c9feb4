import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, resellers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Holder } from "@/lib/domain/delegation/authority";
import { customersOf } from "../scope";
import { type DistributorFacts, findDistributor } from "../system-actor";

export type LockedCustomer = {
  readonly id: string;
  readonly name: string;
  readonly accountName: string;
  /** Null: the distributor's own. */
  readonly resellerId: string | null;
  readonly associatedAt: Date;
};

/** Locks the actor's own among these customers, in order of id; others' are simply not there. */
export async function lockCustomers(
  tx: Transaction,
  actor: Actor,
  customerIds: readonly string[],
): Promise<readonly LockedCustomer[]> {
  if (customerIds.length === 0) return [];
  return tx
    .select({
      id: customers.id,
      name: customers.name,
      accountName: customers.accountName,
      resellerId: customers.resellerId,
      associatedAt: customers.associatedAt,
    })
    .from(customers)
    .where(and(customersOf(actor), inArray(customers.id, [...customerIds])))
    .orderBy(asc(customers.id))
    .for("update");
}

/** Locks one customer; null when there is none or it is another company's. */
export async function lockCustomer(tx: Transaction, actor: Actor, customerId: string): Promise<LockedCustomer | null> {
  const [customer] = await lockCustomers(tx, actor, [customerId]);
  return customer ?? null;
}

/** The distributor, and which of the acting company and those above it are frozen: they write nothing (§14). */
export async function loadActingSide(
  tx: Transaction,
  actor: Actor,
): Promise<{ readonly distributor: DistributorFacts; readonly suspended: readonly Holder[] }> {
  const distributor = await findDistributor(tx, actor.distributorId);
  if (!distributor) throw new Error("the actor's distributor is gone");
  const suspended: Holder[] = distributor.state === "frozen" ? ["distributor"] : [];
  if (actor.company.kind === "reseller" && (await isFrozenReseller(tx, actor))) suspended.push("reseller");
  return { distributor, suspended };
}

async function isFrozenReseller(tx: Transaction, { distributorId, company }: Actor): Promise<boolean> {
  const [row] = await tx
    .select({ state: resellers.state })
    .from(resellers)
    .where(and(eq(resellers.distributorId, distributorId), eq(resellers.id, company.id)));
  return row?.state === "frozen";
}
