import "server-only";
import { and, asc, eq, inArray, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, resellers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Holder } from "@/lib/domain/delegation/authority";
import { customersOf, tenantCustomersOf } from "../scope";
import { type DistributorFacts, findDistributor } from "../system-actor";

export type LockedCustomer = {
  readonly id: string;
  readonly name: string;
  readonly accountName: string;
  /** Null: the distributor's own. */
  readonly resellerId: string | null;
  /** The present association, or the last when it ended. */
  readonly associationId: string;
  /** From when on charges count for its budgets (G9). */
  readonly associatedAt: Date;
  /** Null while it has a partner. */
  readonly disassociatedAt: Date | null;
};

/** Locks the actor's own among these customers, in order of id; others' are simply not there. */
export async function lockCustomers(
  tx: Transaction,
  actor: Actor,
  customerIds: readonly string[],
): Promise<readonly LockedCustomer[]> {
  return lockWithin(tx, customersOf(actor), customerIds);
}

/** Locks these customers whatever became of them: charges move for former ones, too. */
export async function lockAllCustomers(
  tx: Transaction,
  actor: Actor,
  customerIds: readonly string[],
): Promise<readonly LockedCustomer[]> {
  return lockWithin(tx, tenantCustomersOf(actor), customerIds);
}

async function lockWithin(tx: Transaction, scope: SQL, customerIds: readonly string[]) {
  if (customerIds.length === 0) return [];
  return tx
    .select({
      id: customers.id,
      name: customers.name,
      accountName: customers.accountName,
      resellerId: customers.resellerId,
      associationId: customers.associationId,
      associatedAt: customers.associatedAt,
      disassociatedAt: customers.disassociatedAt,
    })
    .from(customers)
    .where(and(scope, inArray(customers.id, [...customerIds])))
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
