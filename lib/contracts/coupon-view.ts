import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import type { CouponState } from "@/lib/domain/coupon/coupon";
import type { CouponSum } from "@/lib/domain/coupon/settlement";
import type { Money } from "@/lib/domain/money/money";

export type CouponUseView = {
  readonly amount: Money;
  readonly at: Date;
  /** Whose spending it paid. */
  readonly month: BillingMonth;
  /** Null: usage of the month, at its settlement. */
  readonly order: { readonly id: string; readonly what: string } | null;
};

export type CouponView = {
  readonly id: string;
  readonly amount: Money;
  readonly remaining: Money;
  readonly startsAt: Date;
  /** The first instant at which it is over. */
  readonly endsAt: Date;
  readonly note: string | null;
  readonly issuedAt: Date;
  readonly state: CouponState;
  /** Over within seven days. */
  readonly isExpiring: boolean;
  /** Over, but what is left may still pay this month's usage when it is settled; else null. */
  readonly mayStillPay: BillingMonth | null;
  /** Who gave it; null to the customer. */
  readonly by: string | null;
  /** Null unless what was left was taken back; who and why only to partners. */
  readonly withdrawn: {
    readonly amount: Money;
    readonly at: Date;
    readonly by: string | null;
    readonly reason: string | null;
  } | null;
  /** The newest first, not all where there are many; a reseller's of its own time with the customer. */
  readonly uses: readonly CouponUseView[];
  /** How many there are. */
  readonly useCount: number;
};

export type CouponList = {
  readonly asOf: Date;
  /** What is left of the coupons that are valid now. */
  readonly available: Money;
  /** What of that is over within seven days. */
  readonly expiring: Money;
  /** The newest first. */
  readonly coupons: readonly CouponView[];
  /** There are older ones that are not listed. */
  readonly isCut: boolean;
};

/** What coupons paid of a customer's month; null: no coupon was valid in it. */
export type MonthCoupons = {
  readonly sum: Money;
  /** Whether the month's usage is paid by coupons already. */
  readonly holds: CouponSum;
  /** When it was settled, or is going to be. */
  readonly settlesAt: Date;
};
