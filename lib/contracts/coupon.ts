import { z } from "zod";
import { type BillingDay, toBillingDay } from "@/lib/domain/calendar/billing-month";
import { parseMoney } from "@/lib/domain/money/money";
import { NO_ZERO_BYTE, optionalText } from "./fields";

// How large an amount may be, and how exact, the decision says with everything else.
const couponAmount = z
  .string()
  .trim()
  .regex(/^\d{1,12}(\.\d{1,12})?$/, "coupon.amount-malformed")
  .transform((text, context) => {
    const amount = parseMoney(text);
    if (amount !== null) return amount;
    context.addIssue({ code: "custom", message: "coupon.amount-malformed" });
    return z.NEVER;
  });

/** A day in GMT+08:00. */
const day = z.string().transform((text, context): BillingDay => {
  const found = toBillingDay(text);
  if (found !== null) return found;
  context.addIssue({ code: "custom", message: "coupon.day-malformed" });
  return z.NEVER;
});

export const IssueCouponInput = z.object({
  customerId: z.uuid(),
  amount: couponAmount,
  /** The first and the last day. */
  validFrom: day,
  validUntil: day,
  /** To the customer. */
  note: optionalText,
});
export type IssueCouponInput = z.infer<typeof IssueCouponInput>;

export const WithdrawCouponInput = z.object({
  couponId: z.uuid(),
  reason: z.preprocess((value) => value ?? "", z.string().trim().max(4000).regex(NO_ZERO_BYTE)),
});
export type WithdrawCouponInput = z.infer<typeof WithdrawCouponInput>;

const dayNumber = z
  .string()
  .regex(/^\d{1,2}$/, "coupon.not-whole")
  .transform(Number);

export const SettlementDayInput = z.object({
  day: dayNumber,
  /** The day that was shown. */
  shown: dayNumber,
});
export type SettlementDayInput = z.infer<typeof SettlementDayInput>;
