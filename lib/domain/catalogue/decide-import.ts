import { type Decision, decide, type NonEmpty, type Rule } from "../decision";
import type { Money } from "../money/money";
import { fitsMode, isPaidByUse, isSamePrice, type Offer, offerKey, type Price, type Product } from "./offer";
import { priceAt } from "./price";

export type Region = { readonly code: string; readonly name: string };

/** One line of a catalogue's file: a version of an offer, and what is said about its product and region. */
export type CatalogueRow = {
  readonly line: number;
  readonly product: Product;
  /** Null: the row does not name its region. */
  readonly regionName: string | null;
  readonly offer: Offer;
  readonly price: Price;
};

/** What the catalogue holds of what a file speaks of. */
export type StandingCatalogue = {
  readonly regions: ReadonlyMap<string, Region>;
  readonly products: ReadonlyMap<string, Product>;
  /** By offerKey. */
  readonly prices: ReadonlyMap<string, readonly Price[]>;
};

export type CatalogueReason =
  | { readonly code: "catalogue.region-unknown"; readonly region: string }
  | { readonly code: "catalogue.region-contradicted"; readonly line: number }
  | { readonly code: "catalogue.product-contradicted"; readonly line: number }
  | { readonly code: "catalogue.period-unfit" }
  | { readonly code: "catalogue.free-while-frozen-unfit" }
  | { readonly code: "catalogue.row-duplicate"; readonly line: number }
  /** The price in force; null: withdrawn. */
  | { readonly code: "catalogue.price-fixed"; readonly since: Date; readonly amount: Money | null };

export type CatalogueAnswer =
  | { readonly status: "new" | "unchanged" }
  /** An announced price gave way. */
  | { readonly status: "replaced"; readonly former: Price }
  | { readonly status: "refused"; readonly reasons: NonEmpty<CatalogueReason> };

export type CataloguePlan = {
  /** One a row, in their order. */
  readonly answers: readonly CatalogueAnswer[];
  /** New ones and those said otherwise. */
  readonly regions: readonly Region[];
  readonly products: readonly Product[];
  /** To be written: new versions, and those that replace an announced one. */
  readonly prices: readonly { readonly offer: Offer; readonly price: Price }[];
};

type Facts = {
  readonly row: CatalogueRow;
  readonly standing: StandingCatalogue;
  /** The first rows of the file to speak of the same. */
  readonly first: { readonly region: CatalogueRow | undefined; readonly product: CatalogueRow };
  readonly duplicate: CatalogueRow;
  readonly at: Date;
};

const RULES: readonly Rule<Facts, CatalogueReason>[] = [
  ({ row: { offer }, standing, first }) =>
    first.region === undefined && !standing.regions.has(offer.region)
      ? { code: "catalogue.region-unknown", region: offer.region }
      : null,
  ({ row: { regionName }, first: { region } }) =>
    region !== undefined && regionName !== null && regionName !== region.regionName
      ? { code: "catalogue.region-contradicted", line: region.line }
      : null,
  ({ row, first: { product } }) =>
    isSameProduct(row.product, product.product) ? null : { code: "catalogue.product-contradicted", line: product.line },
  ({ row: { offer } }) => (fitsMode(offer.mode, offer.period) ? null : { code: "catalogue.period-unfit" }),
  ({ row: { offer, price } }) =>
    price.freeWhileFrozen && !isPaidByUse(offer.mode) ? { code: "catalogue.free-while-frozen-unfit" } : null,
  ({ row, duplicate }) => (duplicate === row ? null : { code: "catalogue.row-duplicate", line: duplicate.line }),
  ({ row: { offer, price }, standing, at }) => {
    const versions = standing.prices.get(offerKey(offer)) ?? [];
    if (price.validFrom > at || versions.some((version) => isSamePrice(version, price))) return null;
    const inForce = priceAt(versions, at);
    return inForce && { code: "catalogue.price-fixed", since: inForce.validFrom, amount: inForce.amount };
  },
];

/** What a file would make of the catalogue at an instant; with a refused row nothing of it is to be written. */
export function decideImport(standing: StandingCatalogue, rows: readonly CatalogueRow[], at: Date): CataloguePlan {
  const regions = firstBy(
    rows.filter(({ regionName }) => regionName !== null),
    ({ offer }) => offer.region,
  );
  const products = firstBy(rows, ({ product }) => product.code);
  const versions = firstBy(rows, versionKey);
  const answers = rows.map((row) => {
    const first = { region: regions.get(row.offer.region), product: products.get(row.product.code) ?? row };
    const duplicate = versions.get(versionKey(row)) ?? row;
    return answerOf(row, standing, decide(RULES, { row, standing, first, duplicate, at }));
  });
  return {
    answers,
    regions: [...regions.values()]
      .map(({ offer, regionName }) => ({ code: offer.region, name: regionName ?? offer.region }))
      .filter(({ code, name }) => standing.regions.get(code)?.name !== name),
    products: [...products.values()]
      .map(({ product }) => product)
      .filter((product) => !isSameProduct(product, standing.products.get(product.code))),
    prices: rows
      .filter((_, index) => answers[index]?.status === "new" || answers[index]?.status === "replaced")
      .map(({ offer, price }) => ({ offer, price })),
  };
}

function answerOf(
  { offer, price }: CatalogueRow,
  standing: StandingCatalogue,
  decision: Decision<CatalogueReason>,
): CatalogueAnswer {
  if (!decision.allowed) return { status: "refused", reasons: decision.reasons };
  const versions = standing.prices.get(offerKey(offer)) ?? [];
  const former = versions.find(({ validFrom }) => validFrom.getTime() === price.validFrom.getTime());
  if (former === undefined) return { status: "new" };
  return isSamePrice(former, price) ? { status: "unchanged" } : { status: "replaced", former };
}

function versionKey({ offer, price }: CatalogueRow): string {
  return `${offerKey(offer)} ${price.validFrom.getTime()}`;
}

function firstBy(rows: readonly CatalogueRow[], keyOf: (row: CatalogueRow) => string) {
  const found = new Map<string, CatalogueRow>();
  for (const row of rows) {
    const key = keyOf(row);
    if (!found.has(key)) found.set(key, row);
  }
  return found;
}

function isSameProduct(left: Product, right: Product | undefined): boolean {
  return (
    right !== undefined &&
    left.code === right.code &&
    left.service === right.service &&
    left.serviceType === right.serviceType &&
    left.resourceType === right.resourceType &&
    left.specification === right.specification
  );
}
