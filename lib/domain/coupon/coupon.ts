import {
  addDays,
  type BillingDay,
  type BillingMonth,
  DAY_MS,
  dayStart,
  monthEndExclusive,
  monthStart,
} from "../calendar/billing-month";
import { type Money, ZERO } from "../money/money";

export const COUPON_STATES = ["valid", "not-yet-valid", "used-up", "expired", "withdrawn"] as const;
export type CouponState = (typeof COUPON_STATES)[number];

/** Longest note to the customer, in characters. */
export const COUPON_NOTE_MAX = 256;
/** Longest validity: a slip of the finger is refused. */
export const COUPON_DAYS_MAX = 5 * 366;
const AMOUNT_MAX = 9_999_999_999_990_000_000_000n;
const CENT = 10_000_000_000n;
/** How long before its end a coupon is marked as expiring. */
export const EXPIRING_DAYS = 7;

/** When a coupon can pay: from `startsAt` on, and no longer at `endsAt`. */
export type Validity = { readonly startsAt: Date; readonly endsAt: Date };

/** What of a coupon its state follows from. */
export type CouponLife = Validity & {
  readonly remaining: Money;
  /** Null unless what was left of it was taken back. */
  readonly withdrawnAt: Date | null;
};

/** Over 0, two decimals, ten digits at most. */
export function isCouponAmount(amount: Money): boolean {
  return amount > ZERO && amount <= AMOUNT_MAX && amount % CENT === 0n;
}

/** From the start of one day to the end of another, GMT+08:00. */
export function validityOf(from: BillingDay, until: BillingDay): Validity {
  return { startsAt: dayStart(from), endsAt: dayStart(addDays(until, 1)) };
}

/** Whether it can pay an order at that instant. */
export function isValidAt({ startsAt, endsAt }: Validity, at: Date): boolean {
  return startsAt <= at && at < endsAt;
}

/** Whether it can pay usage of that month: it was valid at some instant of it, over by now or not. */
export function paysMonth({ startsAt, endsAt }: Validity, month: BillingMonth): boolean {
  return startsAt < monthEndExclusive(month) && endsAt > monthStart(month);
}

export function stateOf(coupon: CouponLife, at: Date): CouponState {
  if (coupon.withdrawnAt !== null) return "withdrawn";
  if (coupon.remaining <= ZERO) return "used-up";
  if (at < coupon.startsAt) return "not-yet-valid";
  return at < coupon.endsAt ? "valid" : "expired";
}

/** Valid, and over within seven days. */
export function isExpiring(coupon: CouponLife, at: Date): boolean {
  return stateOf(coupon, at) === "valid" && coupon.endsAt.getTime() - at.getTime() <= EXPIRING_DAYS * DAY_MS;
}
