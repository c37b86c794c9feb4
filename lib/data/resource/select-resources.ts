import "server-only";
import { and, desc, eq, lte, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { cataloguePrices, customers, resources } from "@/db/schema";
import type { ResourceLine } from "@/lib/contracts/resource-view";
import type { Actor } from "@/lib/domain/access/actor";
import { isPaidByUse } from "@/lib/domain/catalogue/offer";
import { isDueForDeletion, type ResourceFacts, standingOf } from "@/lib/domain/resource/status";
import { resourcesOf } from "../scope";
import { type CustomerFreeze, loadFreezes } from "./load-freezes";

/** Resources within the actor's scope with the price in force, looked up by key; add order and limit. */
export function selectResources(tx: Transaction, actor: Actor, at: Date, where: SQL | undefined) {
  const present = tx
    .select({ amount: cataloguePrices.amount, freeWhileFrozen: cataloguePrices.freeWhileFrozen })
    .from(cataloguePrices)
    .where(and(eq(cataloguePrices.offerId, resources.offerId), lte(cataloguePrices.validFrom, at)))
    .orderBy(desc(cataloguePrices.validFrom))
    .limit(1)
    .as("present");
  return tx
    .select({
      resource: resources,
      customer: customers.name,
      present: { amount: present.amount, freeWhileFrozen: present.freeWhileFrozen },
    })
    .from(resources)
    .innerJoin(
      customers,
      and(eq(customers.distributorId, resources.distributorId), eq(customers.id, resources.customerId)),
    )
    .leftJoinLateral(present, sql`true`)
    .where(and(resourcesOf(actor), where))
    .$dynamic();
}

export type ResourceRow = Awaited<ReturnType<typeof selectResources>>[number];

/** The rows as they stand at an instant, in their order. */
export async function toResourceLines(
  tx: Transaction,
  { distributorId }: Actor,
  rows: readonly ResourceRow[],
  at: Date,
): Promise<readonly ResourceLine[]> {
  const freezes = await loadFreezes(
    tx,
    distributorId,
    rows.map(({ resource }) => resource.customerId),
    at,
  );
  return rows.map((row) => toLine(row, freezes.get(row.resource.customerId), at));
}

function toLine(row: ResourceRow, known: CustomerFreeze | undefined, at: Date): ResourceLine {
  const { resource, customer, present } = row;
  const { id, name, customerId, product, service, specification, region, regionName, mode, unit, quantity } = resource;
  const { startedAt, expiresAt, autoRenew, closedAt, closedCause } = resource;
  return {
    id,
    name,
    customer: { id: customerId, name: customer },
    product,
    service,
    specification,
    region,
    regionName,
    mode,
    period: { unit: resource.periodUnit, count: resource.periodCount },
    unit,
    quantity,
    price: isPaidByUse(mode) ? (present?.amount ?? null) : resource.price,
    startedAt,
    expiresAt,
    autoRenew,
    ...standsAt(resource, known ?? { freeze: null, heldSince: null }, at),
    closedAt,
    closedCause,
  };
}

function standsAt(resource: ResourceFacts, { freeze, heldSince }: CustomerFreeze, at: Date) {
  const standing = standingOf(resource, freeze, at);
  const { status } = standing;
  const isHeld = heldSince !== null;
  return {
    status,
    deletionDueAt: isHeld ? null : standing.deletionDueAt,
    isDue: isDueForDeletion(standing, isHeld, at),
    frozenSince: status === "frozen" ? (freeze?.since ?? null) : null,
    heldSince: status === "in-use" || status === "closed" ? null : heldSince,
  };
}
