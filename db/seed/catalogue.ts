import { type BillingMonth, monthStart } from "@/lib/domain/calendar/billing-month";
import type { CatalogueRow } from "@/lib/domain/catalogue/decide-import";
import type { Offer, Period, Price } from "@/lib/domain/catalogue/offer";
import { type Money, parseMoney, toMoney } from "@/lib/domain/money/money";
import { type ListedProduct, PRICE_LIST, type Sale } from "./price-list";

/** Codes as in the charges; prices against the first one's in percent. */
const REGIONS = [
  { code: "ap-southeast-1", name: "Hong Kong", percent: 100n },
  { code: "ap-southeast-3", name: "Singapore", percent: 104n },
  { code: "eu-central-1", name: "Frankfurt", percent: 112n },
] as const;
const EVERYWHERE = [{ code: "global", name: "All regions", percent: 100n }] as const;

/** A way to buy: the price is so many hours' at so many percent, on so many decimals. */
type Way = Pick<Offer, "mode" | "period"> & {
  readonly hours: bigint;
  readonly percent: bigint;
  readonly decimals: number;
};

const period = (unit: Period["unit"], count = 1): Period => ({ unit, count });
const HOUR: Way = { mode: "pay-per-use", period: period("hour"), hours: 1n, percent: 100n, decimals: 7 };
const USE: Way = { ...HOUR, period: period("usage") };
const SPOT: Way = { ...HOUR, mode: "spot", percent: 34n, decimals: 4 };
const MONTH: Way = { mode: "yearly-monthly", period: period("month"), hours: 730n, percent: 68n, decimals: 2 };
const YEAR: Way = { ...MONTH, period: period("year"), hours: 8760n, percent: 57n };
const CAPACITY: Way = { ...MONTH, percent: 90n, decimals: 4 };
const RESERVED: readonly Way[] = [
  { ...YEAR, mode: "reserved-instance", percent: 61n },
  { ...YEAR, mode: "reserved-instance", period: period("year", 3), hours: 26280n, percent: 44n },
];
const COMMITTED: readonly Way[] = [
  { ...YEAR, mode: "savings-plan", percent: 100n },
  { ...YEAR, mode: "savings-plan", period: period("year", 3), hours: 26280n, percent: 100n },
];

const WAYS: Readonly<Record<Sale, readonly Way[]>> = {
  instance: [HOUR, MONTH, YEAR],
  reservable: [HOUR, MONTH, YEAR, ...RESERVED],
  compute: [HOUR, SPOT, MONTH, YEAR, ...RESERVED],
  capacity: [HOUR, CAPACITY],
  usage: [USE],
  "savings-plan": COMMITTED,
};

/** The catalogue of the demo: from `first` on, with a past change, an announced one and a withdrawal at `change`. */
export function demoCatalogue(first: BillingMonth, past: BillingMonth, change: BillingMonth): readonly CatalogueRow[] {
  const rows = PRICE_LIST.flatMap((product) =>
    (product.sale === "savings-plan" ? EVERYWHERE : REGIONS).flatMap((region) =>
      WAYS[product.sale].flatMap((way) => {
        const amount = amountOf(product.price, way, region.percent);
        const versions = versionsOf(product, way, amount, { first, past, change });
        return versions.map((price) => rowOf(product, way, region, price));
      }),
    ),
  );
  return rows.map((row, index) => ({ ...row, line: index + 1 }));
}

type Months = { readonly first: BillingMonth; readonly past: BillingMonth; readonly change: BillingMonth };

function versionsOf(product: ListedProduct, way: Way, amount: Money, { first, past, change }: Months): Price[] {
  const freeWhileFrozen = product.freeWhileFrozen && way.mode === "pay-per-use";
  const version = (month: BillingMonth, of: Money | null): Price => ({
    validFrom: monthStart(month),
    amount: of,
    freeWhileFrozen,
  });
  const { code, service } = product;
  if (code === "ec.g1.large") return [version(first, amount), version(change, null)];
  if (service === "Elastic Compute" && way === HOUR)
    return [version(first, amount), version(change, part(amount, 105n))];
  if (code.startsWith("os.") && way === HOUR) return [version(first, part(amount, 120n)), version(past, amount)];
  return [version(first, amount)];
}

type Place = { readonly code: string; readonly name: string };

function rowOf(product: ListedProduct, way: Way, region: Place, price: Price): Omit<CatalogueRow, "line"> {
  const { code, service, specification, unit } = product;
  const slug = service.toLowerCase().replaceAll(/[^a-z]+/g, "-");
  const resourceType = `resource.type.${slug}`;
  return {
    product: { code, service, serviceType: `service.type.${slug}`, resourceType, specification },
    regionName: region.name,
    offer: { product: code, region: region.code, mode: way.mode, period: way.period, unit, currency: "USD" },
    price,
  };
}

function amountOf(text: string, { hours, percent, decimals }: Way, regional: bigint): Money {
  const hourly = parseMoney(text);
  if (hourly === null) throw new Error(`${text} is no price`);
  const step = 10n ** BigInt(12 - decimals);
  const exact = (hourly * hours * percent * regional) / 10_000n;
  return toMoney(((exact + step / 2n) / step) * step);
}

function part(amount: Money, percent: bigint): Money {
  return toMoney((amount * percent) / 100n);
}
