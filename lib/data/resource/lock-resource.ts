import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { resources } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { lockForOrder } from "../order/lock-for-order";

export type LockedResource = typeof resources.$inferSelect;

/** Locks what decides about a resource and then the resource; null: it is not the actor's. */
export async function lockResource(tx: Transaction, actor: Actor, resourceId: string): Promise<LockedResource | null> {
  if (actor.company.kind !== "customer") throw new Error("a resource is its customer's to change");
  const customer = await lockForOrder(tx, actor, actor.company.id);
  if (!customer) return null;
  const [resource] = await tx
    .select()
    .from(resources)
    .where(
      and(
        eq(resources.distributorId, actor.distributorId),
        eq(resources.customerId, customer.id),
        eq(resources.id, resourceId),
      ),
    )
    .for("update");
  return resource ?? null;
}
