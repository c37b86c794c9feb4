import "server-only";
import { eq, sql } from "drizzle-orm";
import { catalogueOffers, cataloguePrices, catalogueProducts, catalogueRegions } from "@/db/schema";
import type { CataloguePlan } from "@/lib/domain/catalogue/decide-import";
import { type Offer, offerKey, type Product } from "@/lib/domain/catalogue/offer";
import { newId } from "../new-id";
import type { CatalogueConnection, LoadedCatalogue } from "./load-standing-catalogue";
import { placeOf, SEPARATOR } from "./place";

const BATCH = 500;

/** Writes what an import decided; the transaction is the owner's. */
export async function writeCatalogue(
  tx: CatalogueConnection,
  standing: LoadedCatalogue,
  plan: CataloguePlan,
  importId: string,
): Promise<void> {
  for (const region of plan.regions) {
    const { name } = region;
    await tx
      .insert(catalogueRegions)
      .values(region)
      .onConflictDoUpdate({ target: catalogueRegions.code, set: { name } });
  }
  const products = await writeProducts(tx, standing, plan.products);
  const offerIds = await addOffers(tx, standing, plan, products);
  const prices = plan.prices.map(({ offer, price }) => ({ ...price, importId, offerId: offerIds(offer) }));
  for (const batch of batchesOf(prices)) {
    await tx
      .insert(cataloguePrices)
      .values(batch)
      .onConflictDoUpdate({
        target: [cataloguePrices.offerId, cataloguePrices.validFrom],
        set: {
          amount: sql`excluded.amount`,
          freeWhileFrozen: sql`excluded.free_while_frozen`,
          importId: sql`excluded.import_id`,
        },
      });
  }
}

type Known = ReadonlyMap<string, { readonly id: string; readonly service: string }>;

async function writeProducts(
  tx: CatalogueConnection,
  standing: LoadedCatalogue,
  products: readonly Product[],
): Promise<Known> {
  const known = new Map<string, { id: string; service: string }>();
  for (const [code, { service }] of standing.products)
    known.set(code, { id: idOf(standing.productIds, code), service });
  const added = products.filter(({ code }) => !standing.products.has(code)).map((one) => ({ ...one, id: newId() }));
  for (const batch of batchesOf(added)) await tx.insert(catalogueProducts).values(batch);
  for (const { id, code, service } of added) known.set(code, { id, service });
  for (const product of products) {
    if (!standing.products.has(product.code)) continue;
    const id = idOf(standing.productIds, product.code);
    await tx.update(catalogueProducts).set(product).where(eq(catalogueProducts.id, id));
    const place = sql`${product.service} || substr(place, strpos(place, ${SEPARATOR}))`;
    await tx.update(catalogueOffers).set({ place }).where(eq(catalogueOffers.productId, id));
    known.set(product.code, { id, service: product.service });
  }
  return known;
}

async function addOffers(tx: CatalogueConnection, standing: LoadedCatalogue, plan: CataloguePlan, products: Known) {
  const added = new Map<string, typeof catalogueOffers.$inferInsert>();
  for (const { offer } of plan.prices) {
    const [key, product] = [offerKey(offer), products.get(offer.product)];
    if (standing.offerIds.has(key) || added.has(key)) continue;
    if (!product) throw new Error("an offer of a product that was not written");
    const { region, mode, period, unit, currency } = offer;
    const place = placeOf(product.service, offer);
    const term = { periodUnit: period.unit, periodCount: period.count };
    added.set(key, { id: newId(), productId: product.id, region, mode, ...term, unit, currency, place });
  }
  for (const batch of batchesOf([...added.values()])) await tx.insert(catalogueOffers).values(batch);
  return (offer: Offer): string => added.get(offerKey(offer))?.id ?? idOf(standing.offerIds, offerKey(offer));
}

function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error("something of the catalogue without an id");
  return id;
}

function batchesOf<Row>(rows: readonly Row[]): Row[][] {
  return Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, index) =>
    rows.slice(index * BATCH, (index + 1) * BATCH),
  );
}
