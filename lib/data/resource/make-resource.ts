import "server-only";
import type { Transaction } from "@/db/client";
import { type orderLines, type orders, resources } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { stampOf } from "../actor-stamp";
import { newId } from "../new-id";

type Bought = {
  readonly order: Pick<typeof orders.$inferSelect, "customerId" | "accountId">;
  readonly line: typeof orderLines.$inferSelect;
  readonly startedAt: Date;
  readonly expiresAt: Date;
};

/** What an accepted line of a subscription is of; its id. */
export async function makeResource(tx: Transaction, actor: Actor, { order, line, startedAt, expiresAt }: Bought) {
  const id = newId();
  const { customerId, accountId } = order;
  const { offerId, product, service, serviceType, resourceType, specification, region, regionName } = line;
  const { mode, periodUnit, periodCount, unit, quantity, price } = line;
  await tx.insert(resources).values({
    distributorId: actor.distributorId,
    id,
    customerId,
    accountId,
    name: specification,
    offerId,
    product,
    service,
    serviceType,
    resourceType,
    specification,
    region,
    regionName,
    mode,
    periodUnit,
    periodCount,
    unit,
    quantity,
    price,
    startedAt,
    expiresAt,
    by: stampOf(actor),
  });
  return id;
}
