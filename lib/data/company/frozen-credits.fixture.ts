import type { BillingDay } from "@/lib/domain/calendar/billing-month";
import { money } from "../budget/governance.fixture";
import { issueCoupon } from "../coupon/issue-coupon";
import { setSettlementDay } from "../coupon/set-settlement-day";
import { withdrawCoupon } from "../coupon/withdraw-coupon";
import { standing } from "../credit/credit.fixture";
import { recordCredits } from "../credit/record-credits";
import { setCreditRule } from "../credit/set-credit-rule";
import { newId } from "../new-id";
import type { Calls } from "./frozen-writes.fixture";

const day = (text: string) => text as BillingDay;

/** Of the commands, those about coupons and the company's own credit. */
export const CREDITING: Pick<
  Calls,
  Extract<
    keyof Calls,
    `coupon.${string}` | `coupon-settlement.${string}` | `credit.${string}` | `credit-rule.${string}`
  >
> = {
  "coupon.issue": (may, { customerId }) => [
    issueCoupon(may, {
      customerId,
      amount: money("10"),
      validFrom: day("2026-01-01"),
      validUntil: day("2026-01-31"),
      note: null,
    }),
  ],
  "coupon.withdraw": (may) => [withdrawCoupon(may, { couponId: newId(), reason: "Because" })],
  "coupon-settlement.set": (may) => [setSettlementDay(may, { day: 9, shown: 5 })],
  "credit.record": (may) => [recordCredits(may, { records: [standing("10")], source: "recorded", dryRun: false })],
  "credit-rule.set": (may) => [setCreditRule(may, { heed: true, reason: "Because" })],
};
