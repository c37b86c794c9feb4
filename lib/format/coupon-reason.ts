import type { SuspendedReason } from "@/lib/domain/access/suspension";
import type { CouponReason } from "@/lib/domain/coupon/decide-coupon";
import { suspendedWords } from "./suspension-reason";
import { type ArgsByCode, noArgs, type Wording, wordedByCode } from "./wording";

type OwnReason = Exclude<CouponReason, SuspendedReason>;

const ARGS: ArgsByCode<OwnReason> = {
  "coupon.customer-unknown": noArgs,
  "coupon.unknown": noArgs,
  "coupon.amount-out-of-range": noArgs,
  "coupon.begins-past": ({ today }) => ({ today }),
  "coupon.ends-before-begin": noArgs,
  "coupon.too-long": ({ days }) => ({ days }),
  "coupon.note-too-long": ({ length, max }) => ({ length, max }),
  "coupon.reason-missing": noArgs,
  "coupon.reason-too-long": ({ length, max }) => ({ length, max }),
  "coupon.already-withdrawn": noArgs,
  "coupon.nothing-left": noArgs,
  "coupon.over": noArgs,
  "coupon.settlement-day-out-of-range": noArgs,
  "coupon.settlement-day-stale": ({ day }) => ({ day }),
  "coupon.settlement-day-same": noArgs,
};

/** Why a coupon was not issued or withdrawn, or the day of settlement not set. */
export function couponReasonWords(reason: CouponReason): Wording {
  if (reason.code === "company.suspended") return suspendedWords(reason);
  return wordedByCode(reason.code.replace("coupon.", "coupon.reason."), reason, ARGS);
}
