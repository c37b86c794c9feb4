import { addMonths, type BillingMonth } from "../calendar/billing-month";
import type { MonthRange } from "./range";

/** How far back a summary of expenditure reaches, the running month included. */
export const SUMMARY_MONTHS = 36;

/** How far back a month's details can be read. */
export const DETAIL_MONTHS_BACK = 18;

/** The months a summary shows, newest first. */
export function summaryMonthsOf(running: BillingMonth): readonly BillingMonth[] {
  return monthsBack(running, SUMMARY_MONTHS);
}

/** The months whose details can be read, newest first. */
export function detailMonthsOf(running: BillingMonth): readonly BillingMonth[] {
  return monthsBack(running, DETAIL_MONTHS_BACK + 1);
}

function monthsBack(running: BillingMonth, count: number): readonly BillingMonth[] {
  return Array.from({ length: count }, (_, index) => addMonths(running, -index));
}

type AskedMonths = {
  readonly month: BillingMonth | null;
  readonly from: BillingMonth | null;
  readonly to: BillingMonth | null;
};

/**
 * The months a summary is asked of: one, or those between two in either order, cut to what it reaches; the running one
 * where nothing, or nothing within reach, is asked.
 */
export function askedMonthsOf({ month, from, to }: AskedMonths, running: BillingMonth): MonthRange {
  const earliest = addMonths(running, 1 - SUMMARY_MONTHS);
  const [one, other] = month === null ? [from ?? to ?? running, to ?? running] : [month, month];
  const [first, last] = one <= other ? [one, other] : [other, one];
  if (last < earliest || first > running) return { first: running, last: running };
  return { first: first < earliest ? earliest : first, last: last > running ? running : last };
}
