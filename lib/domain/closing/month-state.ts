import { type BillingMonth, isProvisional, lastDayOf, monthEndExclusive, monthStart } from "../calendar/billing-month";

/** How final a month is (G14); the order is the one it goes through. */
export const MONTH_STATES = ["to-come", "running", "provisional", "complete", "closed"] as const;
export type MonthState = (typeof MONTH_STATES)[number];

/** Where a month stands at an instant; what is closed stays closed. */
export function monthStateOf(month: BillingMonth, isClosed: boolean, at: Date): MonthState {
  if (isClosed) return "closed";
  if (at < monthStart(month)) return "to-come";
  if (at < monthEndExclusive(month)) return "running";
  return isProvisional(lastDayOf(month), at) ? "provisional" : "complete";
}
