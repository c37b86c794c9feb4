import { billingDayOf } from "@/lib/domain/calendar/billing-month";
import type { CouponReason } from "@/lib/domain/coupon/decide-coupon";
import { couponReasonWords } from "./coupon-reason";
import { at, type Facts, long, none, tellEvery, wordsOf } from "./reason.fixture";

const coupon: Facts<CouponReason> = {
  "company.suspended": { companies: ["distributor"] },
  "coupon.customer-unknown": none,
  "coupon.unknown": none,
  "coupon.amount-out-of-range": none,
  "coupon.begins-past": { today: billingDayOf(at) },
  "coupon.ends-before-begin": none,
  "coupon.too-long": { days: 1830 },
  "coupon.note-too-long": long,
  "coupon.reason-missing": none,
  "coupon.reason-too-long": long,
  "coupon.already-withdrawn": none,
  "coupon.nothing-left": none,
  "coupon.over": none,
  "coupon.settlement-day-out-of-range": none,
  "coupon.settlement-day-stale": { day: 9 },
  "coupon.settlement-day-same": none,
};

tellEvery({ coupon: wordsOf(coupon, couponReasonWords) });
