import { type BillingDay, billingDayOf, billingMonthOf, lastDayOf } from "../calendar/billing-month";
import { CHARGE_CATEGORIES, type ChargeCategory, type ChargingMode, type Counting } from "../expenditure/charge";

/** The category in any spelling of case; null when there is no such category. */
export function categoryOf(text: string): ChargeCategory | null {
  const wanted = text.toLowerCase();
  return CHARGE_CATEGORIES.find((category) => category === wanted) ?? null;
}

export type Commitment = {
  readonly id: string | null;
  /** CommitmentDiscountCategory, any case; null: not given. */
  readonly category: string | null;
  readonly status: string | null;
};

/** The GMT+08:00 day a row belongs to; its month is the day's (G9). */
export function dayOf(
  category: ChargeCategory,
  chargeStart: Date,
  period: { readonly start: Date; readonly endExclusive: Date },
): BillingDay {
  const isAfterPeriod = category === "purchase" && chargeStart >= period.endExclusive;
  return isAfterPeriod ? lastDayOf(billingMonthOf(period.start)) : billingDayOf(chargeStart);
}

/** Tax and credits never count; unused commitment never, used unless its purchase counted (G10). */
export function countingOf(category: ChargeCategory, commitment: Commitment): Counting {
  if (category === "tax" || category === "credit") return "never";
  if (category === "purchase") return "always";
  switch (commitment.status?.toLowerCase()) {
    case "unused":
      return "never";
    case "used":
      return commitment.id === null ? "always" : "unless-covered";
    default:
      return "always";
  }
}

/** Charging mode of a billed row (ruling "Expenditure"). */
export function chargingModeOf(
  category: ChargeCategory,
  commitment: Commitment,
  pricingCategory: string | null,
): ChargingMode {
  if (commitment.id !== null) {
    return commitment.category?.toLowerCase() === "spend" ? "savings-plan" : "reserved-instance";
  }
  if (pricingCategory?.toLowerCase() === "dynamic") return "spot";
  return category === "purchase" ? "yearly-monthly" : "pay-per-use";
}
