import { type BillingDay, type BillingMonth, monthOfDay } from "../calendar/billing-month";
import type { ChargeCategory, ChargingMode, Counting } from "../expenditure/charge";
import { type Money, ZERO } from "../money/money";
import { DETAIL_COLUMNS, type FocusColumn, type MandatoryColumn } from "./columns";
import { readDecimal } from "./decimal";
import type { Exact } from "./exact";
import { categoryOf, chargingModeOf, countingOf, dayOf } from "./meaning";
import { readInstant } from "./time";

/** The value of a column; null where the file has none, an empty text or the literal NULL. */
export type FocusRow = (column: FocusColumn) => string | null;

export const ROW_CAUSES = [
  "focus.missing",
  "focus.not-a-number",
  "focus.out-of-range",
  "focus.not-a-time",
  "focus.period-reversed",
  "focus.unknown-category",
  "focus.other-currency",
] as const;
export type RowCause = (typeof ROW_CAUSES)[number];

export type RowRefusal = {
  readonly column: FocusColumn;
  readonly cause: RowCause;
  readonly value: string;
};

export type FocusCharge = {
  readonly source: string;
  readonly billingAccount: string;
  readonly periodStart: Date;
  readonly periodEndExclusive: Date;
  readonly accountId: string;
  readonly accountName: string | null;
  readonly month: BillingMonth;
  readonly day: BillingDay;
  readonly category: ChargeCategory;
  readonly counting: Counting;
  readonly listCost: Money;
  readonly billedCost: Money;
  /** What rounding at the door added to the list cost; null: nothing. */
  readonly rounding: Exact | null;
  readonly service: string;
  readonly region: string;
  readonly chargingMode: ChargingMode;
  readonly chargeStart: Date;
  readonly chargeEnd: Date;
  readonly commitmentId: string | null;
  readonly resourceId: string | null;
  readonly resourceName: string | null;
  readonly details: Readonly<Record<string, string>>;
};

const UNNAMED_SOURCE = "unnamed";

/** Only the first cause of a row is told; thrown and caught inside this file. */
class Refused extends Error {
  constructor(readonly refusal: RowRefusal) {
    super(refusal.cause);
  }
}

function refuseWith(column: FocusColumn, cause: RowCause, value: string): never {
  throw new Refused({ column, cause, value });
}

function needed(row: FocusRow, column: MandatoryColumn): string {
  return row(column) ?? refuseWith(column, "focus.missing", "");
}

function neededInstant(row: FocusRow, column: MandatoryColumn): Date {
  const text = needed(row, column);
  return readInstant(text) ?? refuseWith(column, "focus.not-a-time", text);
}

function amountOf(column: FocusColumn, text: string) {
  const read = readDecimal(text);
  return "cause" in read ? refuseWith(column, read.cause, text) : read;
}

function periodOf(row: FocusRow, startColumn: MandatoryColumn, endColumn: MandatoryColumn) {
  const start = neededInstant(row, startColumn);
  const endExclusive = neededInstant(row, endColumn);
  if (endExclusive < start) refuseWith(endColumn, "focus.period-reversed", row(endColumn) ?? "");
  return { start, endExclusive };
}

function detailsOf(row: FocusRow): Record<string, string> {
  const details: Record<string, string> = {};
  for (const column of DETAIL_COLUMNS) {
    const value = row(column);
    if (value !== null) details[column] = value;
  }
  return details;
}

function moneyOf(row: FocusRow, currency: string) {
  const given = needed(row, "BillingCurrency");
  if (given.toUpperCase() !== currency) refuseWith("BillingCurrency", "focus.other-currency", given);
  const list = amountOf("ListCost", needed(row, "ListCost"));
  const billed = row("BilledCost");
  return {
    listCost: list.amount,
    rounding: list.rounding,
    billedCost: billed === null ? ZERO : amountOf("BilledCost", billed).amount,
  };
}

function chargeOf(row: FocusRow, currency: string, source: string | null): FocusCharge {
  const billingAccount = needed(row, "BillingAccountId");
  const categoryText = needed(row, "ChargeCategory");
  const category = categoryOf(categoryText) ?? refuseWith("ChargeCategory", "focus.unknown-category", categoryText);
  const billing = periodOf(row, "BillingPeriodStart", "BillingPeriodEnd");
  const charge = periodOf(row, "ChargePeriodStart", "ChargePeriodEnd");
  const day = dayOf(category, charge.start, billing);
  const commitment = {
    id: row("CommitmentDiscountId"),
    category: row("CommitmentDiscountCategory"),
    status: row("CommitmentDiscountStatus"),
  };
  return {
    source: source ?? row("ProviderName") ?? row("ServiceProviderName") ?? UNNAMED_SOURCE,
    billingAccount,
    periodStart: billing.start,
    periodEndExclusive: billing.endExclusive,
    accountId: row("SubAccountId") ?? billingAccount,
    accountName: row("SubAccountName"),
    month: monthOfDay(day),
    day,
    category,
    counting: countingOf(category, commitment),
    ...moneyOf(row, currency),
    service: needed(row, "ServiceName"),
    region: row("RegionId") ?? row("RegionName") ?? "",
    chargingMode: chargingModeOf(category, commitment, row("PricingCategory")),
    chargeStart: charge.start,
    chargeEnd: charge.endExclusive,
    commitmentId: commitment.id,
    resourceId: row("ResourceId"),
    resourceName: row("ResourceName"),
    details: detailsOf(row),
  };
}

/** The charge a row of the billing format is, or why it is none (README: Reading a row). */
export function readRow(
  row: FocusRow,
  { currency, source }: { readonly currency: string; readonly source: string | null },
): FocusCharge | RowRefusal {
  try {
    return chargeOf(row, currency, source);
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    throw error;
  }
}

export function isRefusal(read: FocusCharge | RowRefusal): read is RowRefusal {
  return "cause" in read;
}
