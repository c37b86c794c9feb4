import "server-only";
import { and, asc, eq, type SQL } from "drizzle-orm";
import { catalogueOffers, catalogueProducts } from "@/db/schema";
import type { OfferLine } from "@/lib/contracts/catalogue-view";
import type { Permit } from "@/lib/domain/access/permit";
import { isChange } from "@/lib/domain/term/decide-change";
import { isConversion } from "@/lib/domain/term/decide-new-term";
import { priceOf } from "@/lib/domain/term/facts";
import { selectOffers, toOfferLine } from "../catalogue/select-offers";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { findResource, type ResourceRow, resourceOf, termOfferOf } from "./load-term-facts";

/** What a resource of the actor's own company can be changed to, with a price now; its own offer among it. */
export function listChangeOffers(may: Permit<"order.place">, resourceId: string): Promise<readonly OfferLine[]> {
  return listFitting(may, resourceId, ({ service }) => eq(catalogueProducts.service, service), isChange);
}

/** What a resource that is paid by use can be turned to. */
export function listConversionOffers(may: Permit<"order.place">, resourceId: string): Promise<readonly OfferLine[]> {
  return listFitting(may, resourceId, ({ product }) => eq(catalogueProducts.code, product), isConversion);
}

async function listFitting(
  { actor }: Permit<"order.place">,
  resourceId: string,
  whereOf: (resource: ResourceRow) => SQL,
  fits: typeof isChange,
): Promise<readonly OfferLine[]> {
  return inTenant(actor, async (tx) => {
    const resource = await findResource(tx, actor, { customerId: actor.company.id, resourceId });
    if (!resource) return [];
    const rows = await selectOffers(
      tx,
      actor,
      await instantOf(tx),
      and(whereOf(resource), eq(catalogueOffers.region, resource.region)),
    ).orderBy(asc(catalogueProducts.specification), asc(catalogueOffers.periodCount), asc(catalogueOffers.id));
    const from = resourceOf(resource);
    return rows.filter((row) => priceOf(termOfferOf(row)) !== null && fits(from, termOfferOf(row))).map(toOfferLine);
  });
}
