import "server-only";
import { eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { catalogueOffers, cataloguePrices, catalogueProducts, catalogueRegions } from "@/db/schema";
import type { StandingCatalogue } from "@/lib/domain/catalogue/decide-import";
import { type Offer, offerKey, type Price } from "@/lib/domain/catalogue/offer";

/** Products asked for in one statement. */
const BATCH = 1000;

export type LoadedCatalogue = StandingCatalogue & {
  readonly productIds: ReadonlyMap<string, string>;
  /** By offerKey. */
  readonly offerIds: ReadonlyMap<string, string>;
};

/** What an import needs of the owner's transaction. */
export type CatalogueConnection = Pick<Transaction, "execute" | "select" | "insert" | "update">;

/** Every region, and all there is of these products. */
export async function loadStandingCatalogue(
  tx: CatalogueConnection,
  codes: readonly string[],
): Promise<LoadedCatalogue> {
  const regions = await tx.select().from(catalogueRegions);
  const [products, productIds] = [new Map<string, Omit<ProductRow, "id">>(), new Map<string, string>()];
  const [prices, offerIds] = [new Map<string, Price[]>(), new Map<string, string>()];
  for (let start = 0; start < codes.length; start += BATCH) {
    const batch = codes.slice(start, start + BATCH);
    for (const { id, ...product } of await selectProducts(tx, batch)) {
      products.set(product.code, product);
      productIds.set(product.code, id);
    }
    for (const { id, offer, price } of await selectVersions(tx, batch)) {
      const key = offerKey(offer);
      offerIds.set(key, id);
      prices.set(key, [...(prices.get(key) ?? []), price]);
    }
  }
  return { regions: new Map(regions.map((region) => [region.code, region])), products, productIds, prices, offerIds };
}

type ProductRow = typeof catalogueProducts.$inferSelect;

function selectProducts(tx: CatalogueConnection, codes: readonly string[]): Promise<ProductRow[]> {
  return tx
    .select()
    .from(catalogueProducts)
    .where(inArray(catalogueProducts.code, [...codes]));
}

async function selectVersions(tx: CatalogueConnection, codes: readonly string[]) {
  const rows = await tx
    .select({ offer: catalogueOffers, price: cataloguePrices, product: catalogueProducts.code })
    .from(catalogueProducts)
    .innerJoin(catalogueOffers, eq(catalogueOffers.productId, catalogueProducts.id))
    .innerJoin(cataloguePrices, eq(cataloguePrices.offerId, catalogueOffers.id))
    .where(inArray(catalogueProducts.code, [...codes]));
  return rows.map(({ offer: { id, region, mode, periodUnit, periodCount, unit, currency }, price, product }) => {
    const period = { unit: periodUnit, count: periodCount };
    const offer: Offer = { product, region, mode, period, unit, currency };
    const { validFrom, amount, freeWhileFrozen } = price;
    return { id, offer, price: { validFrom, amount, freeWhileFrozen } };
  });
}
