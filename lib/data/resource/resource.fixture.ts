import { and, eq } from "drizzle-orm";
import { catalogueOffers, catalogueProducts, resources } from "@/db/schema";
import { isPaidByUse } from "@/lib/domain/catalogue/offer";
import type { ChargingMode } from "@/lib/domain/expenditure/charge";
import { stampOf } from "../actor-stamp";
import { customerActor, permit, type World } from "../budget/governance.fixture";
import { newId } from "../new-id";
import { buy, sell } from "../order/order.fixture";
import { inTenant } from "../tenant";
import { getResource } from "./get-resource";

type Kind = { readonly mode?: ChargingMode; readonly freeWhileFrozen?: boolean; readonly name?: string };

/** What the customer orders, by the order itself; the id of what it then has. */
export async function order(world: World, customerId: string, mode: ChargingMode = "yearly-monthly"): Promise<string> {
  const offerId = await sell(world, { charging_mode: mode });
  const placed = await buy(world, customerId, offerId);
  if (!placed.allowed) throw new Error(`refused: ${placed.reasons.map(({ code }) => code).join()}`);
  const [row] = await inTenant(world.distributor, (tx) =>
    tx
      .select({ id: resources.id })
      .from(resources)
      .where(and(eq(resources.customerId, customerId), eq(resources.offerId, offerId))),
  );
  if (!row) throw new Error("an order makes its resource");
  return row.id;
}

/** What the customer enabled and pays by use; written as it stands after that. */
export async function enable(world: World, customerId: string, kind: Kind = {}): Promise<string> {
  const { mode = "pay-per-use", freeWhileFrozen = false } = kind;
  if (!isPaidByUse(mode)) throw new Error("what is paid in advance is ordered");
  const offerId = await sell(world, {
    charging_mode: mode,
    period: "1 hour",
    free_while_frozen: freeWhileFrozen ? "yes" : "no",
  });
  const id = newId();
  await inTenant(world.distributor, async (tx) => {
    const [offer] = await tx
      .select({ offer: catalogueOffers, product: catalogueProducts })
      .from(catalogueOffers)
      .innerJoin(catalogueProducts, eq(catalogueProducts.id, catalogueOffers.productId))
      .where(eq(catalogueOffers.id, offerId));
    if (!offer) throw new Error("no such offer");
    const { code: product, service, serviceType, resourceType, specification } = offer.product;
    await tx.insert(resources).values({
      distributorId: world.distributor.distributorId,
      id,
      customerId,
      accountId: customerId,
      name: kind.name ?? specification,
      offerId,
      product,
      service,
      serviceType,
      resourceType,
      specification,
      region: offer.offer.region,
      regionName: offer.offer.region,
      mode,
      periodUnit: "hour",
      periodCount: 1,
      unit: offer.offer.unit,
      quantity: 1,
      startedAt: new Date("2026-10-01T00:00:00Z"),
      by: stampOf(customerActor(world, customerId)),
    });
  });
  return id;
}

/** The resource as its customer reads it. */
export async function readResource(world: World, customerId: string, resourceId: string) {
  const found = await getResource(permit(customerActor(world, customerId), "resource.read"), resourceId);
  if (!found) throw new Error("its customer reads it");
  return found;
}
