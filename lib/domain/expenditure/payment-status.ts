import type { CHARGE_ORIGINS } from "./charge";

/** Where a charge stands with being paid. */
export const PAYMENT_STATUSES = ["paid", "unsettled", "not-yet-billed"] as const;
export type PaymentStatus = (typeof PAYMENT_STATUSES)[number];

/**
 * An order is paid when it is accepted. Of all else only the month's bill could be paid, and what is really paid is
 * agreed between partner and customer, so that here it stays unsettled for good.
 */
export function paymentStatusOf(origin: (typeof CHARGE_ORIGINS)[number], isMonthClosed: boolean): PaymentStatus {
  if (origin === "order") return "paid";
  return isMonthClosed ? "unsettled" : "not-yet-billed";
}
