import { z } from "zod";
import { MEASURE_MAIN } from "./fields";

export const ShowPartnerConsumptionQuotaInput = z.object({});

const amount = (description: string) => z.string().optional().meta({ description });
const RECORDED = "as the company recorded it last; absent while nothing was";

export const ShowPartnerConsumptionQuotaOutput = z.object({
  consumption_quota: amount(RECORDED),
  amount: amount(RECORDED),
  coupon_amount: amount(RECORDED),
  due_amount: amount(RECORDED),
  unbilled_amount: amount(RECORDED),
  used_consumption_quota: amount("due_amount + unbilled_amount - amount - coupon_amount"),
  measure_id: z.literal(MEASURE_MAIN),
  currency: z.string().meta({ description: "the distributor's currency" }),
});
