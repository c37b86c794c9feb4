import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { resources } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { ensurePartitions } from "../charge/ensure-partitions";
import { lockAllCustomers } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { chargeHours, hoursOf } from "./charge-hours";
import { monthsFrom } from "./meter-resources";

/** Makes the months in which what is left to charge of a resource lies, before the transaction that charges it. */
export async function prepareMetering(actor: Actor, resourceId: string): Promise<void> {
  const months = await inTenant(actor, async (tx) => {
    const [resource] = await tx
      .select({ since: resources.meteredUntil })
      .from(resources)
      .where(and(eq(resources.distributorId, actor.distributorId), eq(resources.id, resourceId)));
    return resource?.since ? monthsFrom(resource.since, await instantOf(tx)) : [];
  });
  await ensurePartitions(months);
}

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
