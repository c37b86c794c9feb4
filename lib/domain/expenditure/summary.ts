import { addMonths, type BillingMonth } from "../calendar/billing-month";

/** How far back a summary of expenditure reaches, the running month included. */
export const SUMMARY_MONTHS = 36;

/** The months a summary shows, newest first. */
export function summaryMonthsOf(running: BillingMonth): readonly BillingMonth[] {
  return Array.from({ length: SUMMARY_MONTHS }, (_, index) => addMonths(running, -index));
}
