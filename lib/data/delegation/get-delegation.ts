import "server-only";
import { and, asc, count, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, distributors, recalls, resellers } from "@/db/schema";
import type { DelegationView, RecalledCustomer } from "@/lib/contracts/delegation-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { customersOf, resellersOf } from "../scope";
import { inTenant } from "../tenant";
import { loadGrants } from "./load-grants";

/** The delegation to a reseller of the actor, or to the actor itself; null for any other reseller. */
export async function getDelegation(
  { actor }: Permit<"delegation.read">,
  resellerId: string,
  at: Date,
): Promise<DelegationView | null> {
  const { distributorId } = actor;
  return inTenant(actor, async (tx) => {
    const reseller = await findReseller(tx, actor, resellerId);
    if (!reseller) return null;
    const granted = (await loadGrants(tx, distributorId, [resellerId], at)).get(resellerId);
    if (!granted) throw new Error("every reseller asked for has a grant, if an empty one");
    const isGranted = granted.grant.permissions.length > 0;
    const { id, name, currency, stoppedAt, stopReason } = reseller;
    const [counted] = await tx
      .select({ customers: count() })
      .from(customers)
      .where(and(customersOf(actor), eq(customers.resellerId, resellerId)));
    return {
      reseller: { id, name },
      currency,
      ...granted,
      recalled: isGranted ? await listRecalled(tx, actor, resellerId) : [],
      stopped: stoppedAt === null ? null : { since: stoppedAt, reason: stopReason },
      customers: counted?.customers ?? 0,
      asOf: at,
    };
  });
}

async function findReseller(tx: Transaction, actor: Actor, resellerId: string) {
  const [row] = await tx
    .select({
      id: resellers.id,
      name: resellers.name,
      stoppedAt: resellers.stoppedAt,
      stopReason: resellers.stopReason,
      currency: distributors.currency,
    })
    .from(resellers)
    .innerJoin(distributors, eq(distributors.distributorId, resellers.distributorId))
    .where(and(resellersOf(actor), eq(resellers.id, resellerId)));
  return row ?? null;
}

async function listRecalled(tx: Transaction, actor: Actor, resellerId: string): Promise<readonly RecalledCustomer[]> {
  const rows = await tx
    .select({
      id: recalls.customerId,
      name: customers.name,
      permissions: recalls.permissions,
      reason: recalls.reason,
      since: recalls.since,
      by: recalls.by,
    })
    .from(recalls)
    .innerJoin(customers, and(eq(customers.distributorId, recalls.distributorId), eq(customers.id, recalls.customerId)))
    .where(and(customersOf(actor), eq(recalls.resellerId, resellerId), isNull(recalls.endedAt)))
    .orderBy(asc(customers.name));
  return rows.map(({ id, name, by, ...recall }) => ({ customer: { id, name }, ...recall, by: by.name }));
}
