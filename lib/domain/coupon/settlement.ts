import {
  addMonths,
  type BillingDay,
  type BillingMonth,
  billingMonthOf,
  dayStart,
  firstDayOf,
} from "../calendar/billing-month";
import type { ChargingMode } from "../expenditure/charge";
import type { Validity } from "./coupon";

export const SETTLEMENT_DAY_MAX = 28;
export const SETTLEMENT_DAY_DEFAULT = 5;

/** What is paid by use, and so by coupons at the month's settlement. */
export const SETTLED_MODES = ["pay-per-use", "spot"] as const satisfies readonly ChargingMode[];

/** What the coupons of a month hold so far: only what orders took, or everything. */
export const COUPON_SUMS = ["orders-only", "settled"] as const;
export type CouponSum = (typeof COUPON_SUMS)[number];

export function isSettlementDay(day: number): boolean {
  return Number.isInteger(day) && day >= 1 && day <= SETTLEMENT_DAY_MAX;
}

/** When a month is settled: at 00:00 GMT+08:00 on that day of the following month. */
export function settledAtOf(month: BillingMonth, day: number): Date {
  const following = firstDayOf(addMonths(month, 1)).slice(0, 8);
  return dayStart(`${following}${String(day).padStart(2, "0")}` as BillingDay);
}

/** The last month that is due for settlement at that instant. */
export function lastDueMonth(day: number, at: Date): BillingMonth {
  const before = addMonths(billingMonthOf(at), -1);
  return settledAtOf(before, day) <= at ? before : addMonths(before, -1);
}

/** The first month that a coupon can pay usage of. */
export function firstMonthOf({ startsAt }: Validity): BillingMonth {
  return billingMonthOf(startsAt);
}
