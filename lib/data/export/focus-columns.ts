import "server-only";

const given = (column: string) => `u.details ->> '${column}'`;
/** Of a charge that a delivery brought; the others are orders and events, which name what they know. */
const BILLED = "d.id is not null";
/** A line that pays for a term has a unit price and a quantity; what gives back or makes up a difference is one piece. */
const TERM = "l.kind = 'term'";
const IS_TAX = "u.category = 'tax'";
/** No price stands behind a tax. */
const priced = (what: string) => `case when not (${IS_TAX}) then ${what} end`;

// A period's end is not kept: it is a month after its start, in the zone in which it starts at midnight.
const ZONE =
  "case when (d.period_start at time zone 'UTC')::time = '16:00' then interval '8 hours' else interval '0' end";
const PERIOD_START = `coalesce(d.period_start, (u.month || '-01')::timestamp at time zone interval '8 hours')`;
const PERIOD_END = `coalesce((d.period_start at time zone (${ZONE}) + interval '1 month') at time zone (${ZONE}),
  ((u.month || '-01')::timestamp + interval '1 month') at time zone interval '8 hours')`;
const OWN_DAY = "u.day = (u.charge_start at time zone interval '8 hours')::date";
/** What lasts no time is shown as the hour it happened in, since an end is exclusive. */
const LASTS = "u.charge_end > u.charge_start";
const HOUR = "date_trunc('hour', u.charge_start)";

const exact = (amount: string) => `trim_scale(${amount})::text`;
const utc = (instant: string) => `to_char((${instant}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const oneOf = (column: string, values: readonly string[]) =>
  `case lower(${given(column)}) ${values.map((value) => `when '${value.toLowerCase()}' then '${value}'`).join(" ")} end`;

/**
 * The columns of FOCUS 1.2, Cost and Usage, as SQL texts: as delivered where a file gave them; of what the distributor
 * recorded itself what is known of it. Read of `u` the charge, `d` its delivery, `k` its cloud account, `t` the
 * distributor and `l` the order's line. Times are UTC, an end is exclusive.
 */
export const FOCUS_1_2: Readonly<Record<string, string>> = {
  AvailabilityZone: given("AvailabilityZone"),
  BilledCost: exact("u.billed_cost"),
  BillingAccountId: "coalesce(d.billing_account, t.account_name)",
  BillingAccountName: `coalesce(${given("BillingAccountName")}, d.billing_account, t.name)`,
  BillingAccountType: given("BillingAccountType"),
  BillingCurrency: "t.currency",
  // Tells an importer which month a purchase belongs to that was made outside its period (G9).
  BillingPeriodEnd: utc(`case when u.category <> 'purchase' or not (${BILLED}) then ${PERIOD_END}
    when ${OWN_DAY} then greatest(${PERIOD_END}, ${HOUR} + interval '1 hour') else least(${PERIOD_END}, u.charge_start) end`),
  BillingPeriodStart: utc(PERIOD_START),
  CapacityReservationId: given("CapacityReservationId"),
  CapacityReservationStatus: given("CapacityReservationStatus"),
  ChargeCategory: "initcap(u.category)",
  ChargeClass: `case when ${BILLED} then ${oneOf("ChargeClass", ["Correction"])} when u.list_cost < 0 then 'Correction' end`,
  ChargeDescription: `coalesce(${given("ChargeDescription")}, ${given("Product")}, ${given("SkuMeter")}, u.service)`,
  ChargeFrequency: `case when ${BILLED} then ${oneOf("ChargeFrequency", ["One-Time", "Recurring", "Usage-Based"])}
    when u.category = 'purchase' then 'One-Time' else 'Usage-Based' end`,
  ChargePeriodEnd: utc(`case when ${LASTS} then u.charge_end else ${HOUR} + interval '1 hour' end`),
  ChargePeriodStart: utc(`case when ${LASTS} then u.charge_start else ${HOUR} end`),
  CommitmentDiscountCategory: given("CommitmentDiscountCategory"),
  CommitmentDiscountId: "u.commitment_id",
  CommitmentDiscountName: given("CommitmentDiscountName"),
  CommitmentDiscountQuantity: given("CommitmentDiscountQuantity"),
  CommitmentDiscountStatus: given("CommitmentDiscountStatus"),
  CommitmentDiscountType: given("CommitmentDiscountType"),
  CommitmentDiscountUnit: given("CommitmentDiscountUnit"),
  ConsumedQuantity: given("ConsumedQuantity"),
  ConsumedUnit: given("ConsumedUnit"),
  // What was agreed between partner and customer is not known here: without a provider's word it is the list price.
  ContractedCost: `coalesce(${given("ContractedCost")}, ${exact("u.list_cost")})`,
  ContractedUnitPrice: priced(given("ContractedUnitPrice")),
  EffectiveCost: `coalesce(${given("EffectiveCost")}, ${exact("u.billed_cost")})`,
  InvoiceId: given("InvoiceId"),
  InvoiceIssuerName: `coalesce(${given("InvoiceIssuerName")}, d.source, t.name)`,
  ListCost: exact("u.list_cost"),
  ListUnitPrice: priced(`case when ${BILLED} then ${given("ListUnitPrice")}
    when ${TERM} then ${exact("l.price")} else ${exact("abs(u.list_cost)")} end`),
  PricingCategory: priced(`case when ${BILLED} then ${given("PricingCategory")}
    when u.charging_mode = 'spot' then 'Dynamic' else 'Standard' end`),
  PricingCurrency: given("PricingCurrency"),
  PricingCurrencyContractedUnitPrice: given("PricingCurrencyContractedUnitPrice"),
  PricingCurrencyEffectiveCost: given("PricingCurrencyEffectiveCost"),
  PricingCurrencyListUnitPrice: given("PricingCurrencyListUnitPrice"),
  PricingQuantity: priced(`case when ${BILLED} then ${given("PricingQuantity")}
    when ${TERM} then (l.periods * l.quantity)::text when u.list_cost < 0 then '-1' else '1' end`),
  PricingUnit: priced(`case when ${BILLED} then ${given("PricingUnit")} when ${TERM} then l.unit else 'Charges' end`),
  ProviderName: `coalesce(${given("ProviderName")}, ${given("ServiceProviderName")}, d.source, t.name)`,
  PublisherName: `coalesce(${given("PublisherName")}, d.source, t.name)`,
  RegionId: "nullif(u.region, '')",
  RegionName: `coalesce(${given("RegionName")}, l.region_name)`,
  ResourceId: "u.resource_id",
  ResourceName: "u.resource_name",
  ResourceType: `coalesce(${given("ResourceType")}, l.resource_type)`,
  ServiceCategory: `coalesce(${given("ServiceCategory")}, 'Other')`,
  ServiceName: "u.service",
  ServiceSubcategory: given("ServiceSubcategory"),
  SkuId: priced(`case when ${BILLED} then ${given("SkuId")} else l.offer_id::text end`),
  SkuMeter: given("SkuMeter"),
  SkuPriceDetails: given("SkuPriceDetails"),
  SkuPriceId: priced(`case when ${BILLED} then ${given("SkuPriceId")} else l.offer_id::text end`),
  SubAccountId: "u.account_id",
  SubAccountName: "k.name",
  SubAccountType: given("SubAccountType"),
  Tags: given("Tags"),
};

/**
 * The same for whoever may not read the distributor's bills: what the provider asks of it, its invoices and its account
 * there are its own. Costs are list prices, which are no bill (G22).
 */
export const FOCUS_AT_LIST_PRICE: typeof FOCUS_1_2 = {
  ...FOCUS_1_2,
  BilledCost: exact("u.list_cost"),
  BillingAccountId: "t.account_name",
  BillingAccountName: "t.name",
  BillingAccountType: "null::text",
  ContractedCost: exact("u.list_cost"),
  ContractedUnitPrice: FOCUS_1_2["ListUnitPrice"] ?? "null::text",
  EffectiveCost: exact("u.list_cost"),
  InvoiceId: "null::text",
  InvoiceIssuerName: "t.name",
  PricingCurrencyContractedUnitPrice: "null::text",
  PricingCurrencyEffectiveCost: "null::text",
  SkuPriceDetails: "null::text",
};
