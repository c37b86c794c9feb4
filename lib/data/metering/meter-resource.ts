import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { resources } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { lockAllCustomers } from "../customer/lock-customer";
import { newId } from "../new-id";
import { chargeHours, hoursOf } from "./charge-hours";

/**
 * Charges all that a resource ran until this very instant and ends its meter, for an order that converts it; one that
 * is not metered is left alone. Call it under the locks of its account and then its customer, in the transaction of the
 * order, before it changes the row; partitions of all months since it was metered must be there.
 */
export async function meterResource(tx: Transaction, actor: Actor, resourceId: string, until: Date): Promise<void> {
  const { distributorId } = actor;
  const ofResource = and(eq(resources.distributorId, distributorId), eq(resources.id, resourceId));
  const [resource] = await tx.select().from(resources).where(ofResource);
  if (!resource?.meteredUntil) return;
  const { customerId, meteredUntil: from } = resource;
  const [customer] = await lockAllCustomers(tx, actor, [customerId]);
  if (!customer) throw new Error("a resource's customer is gone");
  const reached = await hoursOf(tx, actor, customerId, [{ resource, from, until }]);
  await chargeHours(tx, actor, customer, reached, { changeId: newId(), at: until });
  await tx.update(resources).set({ meteredUntil: null }).where(ofResource);
}
