import "server-only";
import { and, asc, desc, eq, gt, lte, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { catalogueOffers, cataloguePrices, catalogueProducts, catalogueRegions, distributors } from "@/db/schema";
import type { OfferLine } from "@/lib/contracts/catalogue-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Price } from "@/lib/domain/catalogue/offer";

/**
 * Offers in the currency of the actor's distributor that are or will be had, with the price at an instant and the next
 * one. Both prices are looked up by key, so that it costs with offers and never with versions.
 */
export function selectOffers(tx: Transaction, { distributorId }: Actor, at: Date, where: SQL | undefined) {
  const version = {
    validFrom: cataloguePrices.validFrom,
    amount: cataloguePrices.amount,
    freeWhileFrozen: cataloguePrices.freeWhileFrozen,
  };
  const ofOffer = eq(cataloguePrices.offerId, catalogueOffers.id);
  const present = tx
    .select(version)
    .from(cataloguePrices)
    .where(and(ofOffer, lte(cataloguePrices.validFrom, at)))
    .orderBy(desc(cataloguePrices.validFrom))
    .limit(1)
    .as("present");
  const next = tx
    .select(version)
    .from(cataloguePrices)
    .where(and(ofOffer, gt(cataloguePrices.validFrom, at)))
    .orderBy(asc(cataloguePrices.validFrom))
    .limit(1)
    .as("next");
  const currency = tx
    .select({ currency: distributors.currency })
    .from(distributors)
    .where(eq(distributors.distributorId, distributorId));
  return tx
    .select({
      offer: catalogueOffers,
      product: catalogueProducts,
      regionName: catalogueRegions.name,
      present: { validFrom: present.validFrom, amount: present.amount, freeWhileFrozen: present.freeWhileFrozen },
      next: { validFrom: next.validFrom, amount: next.amount, freeWhileFrozen: next.freeWhileFrozen },
    })
    .from(catalogueOffers)
    .innerJoin(catalogueProducts, eq(catalogueProducts.id, catalogueOffers.productId))
    .innerJoin(catalogueRegions, eq(catalogueRegions.code, catalogueOffers.region))
    .leftJoinLateral(present, sql`true`)
    .leftJoinLateral(next, sql`true`)
    .where(
      and(
        sql`${catalogueOffers.currency} = (${currency})`,
        sql`(${present.amount} is not null or ${next.amount} is not null)`,
        where,
      ),
    )
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof selectOffers>>[number];

export function toOfferLine({ offer, product, regionName, present, next }: Row): OfferLine {
  const { id, region, mode, unit } = offer;
  const { code, service, specification } = product;
  return {
    id,
    product: { code, service, specification },
    region,
    regionName,
    mode,
    period: { unit: offer.periodUnit, count: offer.periodCount },
    unit,
    price: present && present.amount !== null ? priceOf(present) : null,
    next: next && priceOf(next),
  };
}

// Of a lateral join nothing or all is null but the amount.
function priceOf({ validFrom, amount, freeWhileFrozen }: NonNullable<Row["present"]>): Price | null {
  return validFrom && { validFrom, amount, freeWhileFrozen: freeWhileFrozen === true };
}
