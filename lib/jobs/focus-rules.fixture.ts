import type { Records } from "./export.fixture";

type Row = Records[number];
type Rule = readonly [name: string, holds: (row: Row, at: (column: string) => string) => boolean];

const DECIMAL = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;
const UTC = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const number = (text: string) => text === "" || DECIMAL.test(text);
const among =
  (...values: readonly string[]) =>
  (text: string) =>
    values.includes(text);

/** Never null, whatever the charge (FOCUS 1.2, Cost and Usage). */
const NEVER_NULL = [
  "BilledCost",
  "BillingAccountId",
  "BillingAccountName",
  "BillingCurrency",
  "BillingPeriodEnd",
  "BillingPeriodStart",
  "ChargeCategory",
  "ChargeDescription",
  "ChargePeriodEnd",
  "ChargePeriodStart",
  "ContractedCost",
  "EffectiveCost",
  "InvoiceIssuerName",
  "ListCost",
  "ProviderName",
  "PublisherName",
  "ServiceCategory",
  "ServiceName",
] as const;

const NUMBERS = [
  "BilledCost",
  "CommitmentDiscountQuantity",
  "ConsumedQuantity",
  "ContractedCost",
  "ContractedUnitPrice",
  "EffectiveCost",
  "ListCost",
  "ListUnitPrice",
  "PricingQuantity",
] as const;

const TIMES = ["BillingPeriodEnd", "BillingPeriodStart", "ChargePeriodEnd", "ChargePeriodStart"] as const;

/** Columns that say nothing of a tax. */
const NULL_FOR_TAX = [
  "ContractedUnitPrice",
  "ListUnitPrice",
  "PricingCategory",
  "PricingQuantity",
  "PricingUnit",
  "SkuId",
  "SkuPriceId",
] as const;

const RULES: readonly Rule[] = [
  ...NEVER_NULL.map((column): Rule => [`${column} is never null`, (_, at) => at(column) !== ""]),
  ...NUMBERS.map((column): Rule => [`${column} is a number`, (_, at) => number(at(column))]),
  ...TIMES.map((column): Rule => [`${column} is UTC`, (_, at) => UTC.test(at(column))]),
  ...NULL_FOR_TAX.map(
    (column): Rule => [`${column} is null for a tax`, (_, at) => at("ChargeCategory") !== "Tax" || at(column) === ""],
  ),
  [
    "ChargeCategory is one of five",
    (_, at) => among("Usage", "Purchase", "Tax", "Credit", "Adjustment")(at("ChargeCategory")),
  ],
  ["ChargeClass is null or Correction", (_, at) => among("", "Correction")(at("ChargeClass"))],
  [
    "ChargeFrequency is one of three or null",
    (_, at) => among("", "One-Time", "Recurring", "Usage-Based")(at("ChargeFrequency")),
  ],
  [
    "a purchase is not usage-based",
    (_, at) => at("ChargeCategory") !== "Purchase" || at("ChargeFrequency") !== "Usage-Based",
  ],
  [
    "PricingCategory is one of four or null",
    (_, at) => among("", "Standard", "Dynamic", "Committed", "Other")(at("PricingCategory")),
  ],
  [
    "CommitmentDiscountStatus is Used, Unused or null",
    (_, at) => among("", "Used", "Unused")(at("CommitmentDiscountStatus")),
  ],
  [
    "CommitmentDiscountCategory is Spend, Usage or null",
    (_, at) => among("", "Spend", "Usage")(at("CommitmentDiscountCategory")),
  ],
  ["BillingCurrency is a code", (_, at) => /^[A-Z]{3}$/.test(at("BillingCurrency"))],
  ["a charge period's end is exclusive", (_, at) => at("ChargePeriodStart") < at("ChargePeriodEnd")],
  ["a billing period's end is exclusive", (_, at) => at("BillingPeriodStart") < at("BillingPeriodEnd")],
  ["tags are an object", (_, at) => at("Tags") === "" || at("Tags").startsWith("{")],
];

/** What of the specification a row breaks, by the name of the rule. */
export function brokenRules(row: Row): readonly string[] {
  const at = (column: string) => row[column] ?? "";
  return RULES.filter(([, holds]) => !holds(row, at)).map(([name]) => name);
}

/** Whether ListCost is unit price times quantity, as far as their decimals tell; true where one is not given. */
export function isListCostExact(row: Row): boolean {
  const [price, quantity, cost] = ["ListUnitPrice", "PricingQuantity", "ListCost"].map((column) => row[column] ?? "");
  const isGiven = [price, quantity].every((text) => text !== "" && text !== "NULL");
  if (!isGiven || row["ChargeClass"] === "Correction") return true;
  const step = (text = "") => 10 ** -(text.split(".")[1]?.length ?? 0);
  const [p, q] = [Number(price), Number(quantity)];
  const slack = Math.abs(p) * step(quantity) + Math.abs(q) * step(price) + 1e-11;
  return Math.abs(p * q - Number(cost)) <= slack;
}
