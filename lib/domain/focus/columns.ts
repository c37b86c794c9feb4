/** Every row needs a value here, SubAccountId aside: where it is empty the BillingAccountId stands in (G9). */
export const MANDATORY_COLUMNS = [
  "SubAccountId",
  "BillingAccountId",
  "ListCost",
  "BillingCurrency",
  "ChargePeriodStart",
  "ChargePeriodEnd",
  "BillingPeriodStart",
  "BillingPeriodEnd",
  "ChargeCategory",
  "ServiceName",
] as const;

/** Read into facts of their own; a missing one refuses nothing. */
const FACT_COLUMNS = [
  "BilledCost",
  "SubAccountName",
  "RegionId",
  "CommitmentDiscountId",
  "CommitmentDiscountCategory",
  "CommitmentDiscountStatus",
  "PricingCategory",
  "ResourceId",
  "ResourceName",
  "ProviderName",
  "ServiceProviderName",
] as const;

/** The other columns of FOCUS 1.0 to 1.4; kept as given. */
const OTHER_COLUMNS = [
  "AllocatedMethodDetails",
  "AllocatedMethodId",
  "AllocatedResourceId",
  "AllocatedResourceName",
  "AllocatedTags",
  "AvailabilityZone",
  "BillingAccountName",
  "BillingAccountType",
  "CapacityReservationId",
  "CapacityReservationStatus",
  "ChargeClass",
  "ChargeDescription",
  "ChargeFrequency",
  "CommitmentDiscountName",
  "CommitmentDiscountQuantity",
  "CommitmentDiscountType",
  "CommitmentDiscountUnit",
  "ConsumedQuantity",
  "ConsumedUnit",
  "ContractApplied",
  "ContractedCost",
  "ContractedUnitPrice",
  "EffectiveCost",
  "HostProviderName",
  "InvoiceDetailId",
  "InvoiceId",
  "InvoiceIssuerName",
  "ListUnitPrice",
  "PricingCurrency",
  "PricingCurrencyContractedUnitPrice",
  "PricingCurrencyEffectiveCost",
  "PricingCurrencyListUnitPrice",
  "PricingQuantity",
  "PricingUnit",
  "PublisherName",
  "RegionName",
  "ResourceType",
  "ServiceCategory",
  "ServiceSubcategory",
  "SkuId",
  "SkuMeter",
  "SkuPriceDetails",
  "SkuPriceId",
  "SubAccountType",
  "Tags",
] as const;

export const FOCUS_COLUMNS = [...MANDATORY_COLUMNS, ...FACT_COLUMNS, ...OTHER_COLUMNS] as const;
export type FocusColumn = (typeof FOCUS_COLUMNS)[number];
export type MandatoryColumn = (typeof MANDATORY_COLUMNS)[number];

/** What of a row is kept beside its facts, by name. */
export const DETAIL_COLUMNS: readonly FocusColumn[] = [
  "CommitmentDiscountCategory",
  "CommitmentDiscountStatus",
  "PricingCategory",
  "ProviderName",
  "ServiceProviderName",
  ...OTHER_COLUMNS,
];

const KNOWN: ReadonlySet<string> = new Set(FOCUS_COLUMNS);

function isFocusColumn(name: string): name is FocusColumn {
  return KNOWN.has(name);
}

/** Where each known column stands; the first one wins where a header names it twice. Unknown ones stay out. */
export function columnPlaces(header: readonly string[]): ReadonlyMap<FocusColumn, number> {
  const places = new Map<FocusColumn, number>();
  header.forEach((text, place) => {
    const name = text.trim();
    if (isFocusColumn(name) && !places.has(name)) places.set(name, place);
  });
  return places;
}

/** All mandatory columns a header lacks, in the order of the list. */
export function missingColumns(header: readonly string[]): readonly MandatoryColumn[] {
  const places = columnPlaces(header);
  return MANDATORY_COLUMNS.filter((name) => !places.has(name));
}
