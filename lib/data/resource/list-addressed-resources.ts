import "server-only";
import { and, count, desc, eq, gte, inArray, lte, or, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, orderLines, orders, resources } from "@/db/schema";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { OffsetPage } from "@/lib/contracts/page";
import type { ResourceLine } from "@/lib/contracts/resource-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { ResourceStatus } from "@/lib/domain/resource/status";
import { modesOf, type ResourceTab } from "@/lib/domain/resource/tab";
import { instantOf } from "../instant";
import { ordersOf, resourcesOf } from "../scope";
import { inTenant } from "../tenant";
import { statusIs } from "./resource-filter";
import { selectResources, toResourceLines } from "./select-resources";

export type ResourcesWanted = {
  readonly customerId: string;
  readonly tab: ResourceTab;
  /** Any of them; undefined or none: no filter. */
  readonly ids?: readonly string[] | undefined;
  readonly statuses?: readonly ResourceStatus[] | undefined;
  readonly region?: string | undefined;
  /** The provider's code. */
  readonly serviceType?: string | undefined;
  /** With a line about it on that order. */
  readonly orderId?: string | undefined;
  /** Both inclusive. */
  readonly startedFrom?: Date | undefined;
  readonly startedTo?: Date | undefined;
  readonly expiresFrom?: Date | undefined;
  readonly expiresTo?: Date | undefined;
};

export type AddressedResource = ResourceLine & {
  /** The provider's codes; null: the catalogue knew none. */
  readonly serviceType: string | null;
  readonly resourceType: string | null;
};

/** Resources of one customer within the actor's scope, the newest first; pages by offset cost what they pass over. */
export async function listAddressedResources(
  { actor }: Permit<"resource.read">,
  wanted: ResourcesWanted,
  { offset, limit }: OffsetPage,
): Promise<{ readonly resources: readonly AddressedResource[]; readonly count: number }> {
  return inTenant(actor, async (tx) => {
    const at = await instantOf(tx);
    const where = and(eq(resources.customerId, wanted.customerId), wantedBy(tx, actor, wanted, at));
    const [counted] = await tx
      .select({ count: count() })
      .from(resources)
      .innerJoin(
        customers,
        and(eq(customers.distributorId, resources.distributorId), eq(customers.id, resources.customerId)),
      )
      .where(and(resourcesOf(actor), where));
    const rows = await selectResources(tx, actor, at, where).orderBy(desc(resources.id)).limit(limit).offset(offset);
    const codes = new Map(rows.map(({ resource }) => [resource.id, resource]));
    const lines = await toResourceLines(tx, actor, rows, at);
    return {
      count: counted?.count ?? 0,
      resources: lines.map((line) => ({
        ...line,
        serviceType: codes.get(line.id)?.serviceType ?? null,
        resourceType: codes.get(line.id)?.resourceType ?? null,
      })),
    };
  });
}

function wantedBy(tx: Transaction, actor: Actor, wanted: ResourcesWanted, at: Date): SQL | undefined {
  const { ids = [], statuses = [], region, serviceType, orderId } = wanted;
  return and(
    inArray(resources.mode, [...modesOf(wanted.tab)]),
    ids.length === 0 ? undefined : inArray(resources.id, idsOf(ids)),
    statuses.length === 0 ? undefined : or(...statuses.map((status) => statusIs(actor.distributorId, status, at))),
    region === undefined ? undefined : eq(resources.region, region),
    serviceType === undefined ? undefined : eq(resources.serviceType, serviceType),
    orderId === undefined ? undefined : inArray(resources.id, onOrder(tx, actor, orderId)),
    withinRanges(wanted),
  );
}

function withinRanges({ startedFrom, startedTo, expiresFrom, expiresTo }: ResourcesWanted): SQL | undefined {
  return and(
    startedFrom && gte(resources.startedAt, startedFrom),
    startedTo && lte(resources.startedAt, startedTo),
    expiresFrom && gte(resources.expiresAt, expiresFrom),
    expiresTo && lte(resources.expiresAt, expiresTo),
  );
}

// What is no id names nothing; in capitals it is the same.
const idsOf = (ids: readonly string[]) => ids.map((id) => id.toLowerCase()).filter(isUuid);

/** What the lines of an order are about, as far as the actor may read that order. */
function onOrder(tx: Transaction, actor: Actor, orderId: string) {
  return tx
    .select({ id: orderLines.resourceId })
    .from(orderLines)
    .innerJoin(orders, and(eq(orders.distributorId, orderLines.distributorId), eq(orders.id, orderLines.orderId)))
    .where(and(ordersOf(actor), inArray(orders.id, idsOf([orderId]))));
}
