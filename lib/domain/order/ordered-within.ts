import { addDays, type BillingDay } from "../calendar/billing-month";

/** Days of orders that one list spans at most. */
export const ORDERED_DAYS_MAX = 366;

export type OrderedWithin = {
  readonly from: BillingDay | null;
  readonly to: BillingDay | null;
  /** The days asked for were more than a list spans; the first ones are left out. */
  readonly isCut: boolean;
};

/** First and last day of the orders asked for, at most a year of them, counted back from the last. */
export function orderedWithin(from: BillingDay | null, to: BillingDay | null): OrderedWithin {
  if (from === null || to === null) return { from, to, isCut: false };
  const earliest = addDays(to, 1 - ORDERED_DAYS_MAX);
  return from < earliest ? { from: earliest, to, isCut: true } : { from, to, isCut: false };
}
