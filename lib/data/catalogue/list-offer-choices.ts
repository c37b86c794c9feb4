import "server-only";
import { and, asc, eq, exists, type SQL, sql } from "drizzle-orm";
import { catalogueOffers, catalogueProducts, catalogueRegions, distributors } from "@/db/schema";
import type { OfferChoices } from "@/lib/contracts/catalogue-view";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";

/** Services and regions in which something is offered in the currency of the actor's distributor. */
export async function listOfferChoices({ actor }: Permit<"product.read">): Promise<OfferChoices> {
  return inTenant(actor, async (tx) => {
    const currency = tx
      .select({ currency: distributors.currency })
      .from(distributors)
      .where(eq(distributors.distributorId, actor.distributorId));
    const offered = (of: SQL) =>
      exists(
        tx
          .select({ one: sql`1` })
          .from(catalogueOffers)
          .where(and(of, sql`${catalogueOffers.currency} = (${currency})`)),
      );
    const services = await tx
      .selectDistinct({ service: catalogueProducts.service })
      .from(catalogueProducts)
      .where(offered(eq(catalogueOffers.productId, catalogueProducts.id)))
      .orderBy(asc(catalogueProducts.service));
    const regions = await tx
      .select()
      .from(catalogueRegions)
      .where(offered(eq(catalogueOffers.region, catalogueRegions.code)))
      .orderBy(asc(catalogueRegions.code));
    return { services: services.map(({ service }) => service), regions };
  });
}
