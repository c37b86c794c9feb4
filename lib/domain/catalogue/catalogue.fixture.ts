import { type BillingDay, dayStart } from "../calendar/billing-month";
import { type Money, parseMoney } from "../money/money";
import type { CatalogueRow, StandingCatalogue } from "./decide-import";
import { type Offer, offerKey, type Price } from "./offer";

export function amountOf(text: string): Money {
  const amount = parseMoney(text);
  if (amount === null) throw new Error(`${text} is no amount`);
  return amount;
}

export const dayOf = (day: string): Date => dayStart(day as BillingDay);

export type RowWish = Partial<Offer> & {
  readonly line?: number;
  readonly validFrom?: string;
  /** Null: withdrawn. */
  readonly amount?: string | null;
  readonly freeWhileFrozen?: boolean;
  readonly regionName?: string | null;
  readonly specification?: string;
};

const GOOD = {
  line: 2,
  validFrom: "2026-01-01",
  amount: "0.1",
  freeWhileFrozen: false,
  regionName: "East",
  product: "ec.small",
  specification: "1 vCPU, 1 GB",
  region: "east-1",
  mode: "pay-per-use",
  period: { unit: "hour", count: 1 },
  unit: "instance",
  currency: "USD",
} as const satisfies RowWish;

/** A row that is right in every respect but those wished otherwise. */
export function catalogueRow(wish: RowWish = {}): CatalogueRow {
  const { line, validFrom, amount, freeWhileFrozen, regionName, specification, ...offer } = { ...GOOD, ...wish };
  return {
    line,
    product: { code: offer.product, service: "Elastic Compute", serviceType: "ec", resourceType: "vm", specification },
    regionName,
    offer,
    price: { validFrom: dayOf(validFrom), amount: amount === null ? null : amountOf(amount), freeWhileFrozen },
  };
}

export const EMPTY: StandingCatalogue = { regions: new Map(), products: new Map(), prices: new Map() };

type Written = {
  readonly regions: readonly { readonly code: string; readonly name: string }[];
  readonly products: readonly CatalogueRow["product"][];
  readonly prices: readonly { readonly offer: Offer; readonly price: Price }[];
};

/** The catalogue after a plan was written. */
export function afterWriting(standing: StandingCatalogue, plan: Written): StandingCatalogue {
  const prices = new Map(standing.prices);
  for (const { offer, price } of plan.prices) {
    const key = offerKey(offer);
    const others = (prices.get(key) ?? []).filter(({ validFrom }) => +validFrom !== +price.validFrom);
    prices.set(key, [...others, price]);
  }
  return {
    regions: new Map([...standing.regions, ...plan.regions.map((region) => [region.code, region] as const)]),
    products: new Map([...standing.products, ...plan.products.map((product) => [product.code, product] as const)]),
    prices,
  };
}
