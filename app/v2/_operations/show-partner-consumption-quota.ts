import { MEASURE_MAIN } from "@/lib/contracts/vendor/fields";
import { ShowPartnerConsumptionQuotaInput, ShowPartnerConsumptionQuotaOutput } from "@/lib/contracts/vendor/quota";
import { getCredit } from "@/lib/data/credit/get-credit";
import { type CreditFigures, usedOf } from "@/lib/domain/credit/credit";
import { decimalOf } from "@/lib/domain/money/money";
import { operation } from "../_plumbing/operation";

export const showPartnerConsumptionQuota = operation({
  name: "ShowPartnerConsumptionQuota",
  method: "GET",
  path: "/v2/partners/credit/consumption-quota",
  purpose: "the calling partner's own credit as it was recorded last",
  action: "credit.read",
  input: ShowPartnerConsumptionQuotaInput,
  output: ShowPartnerConsumptionQuotaOutput,
  run: async ({ permit }) => {
    const { newest, currency } = await getCredit(permit);
    return { body: { ...(newest && figuresOf(newest)), measure_id: MEASURE_MAIN, currency } };
  },
});

function figuresOf(figures: CreditFigures) {
  return {
    consumption_quota: decimalOf(figures.quota),
    amount: decimalOf(figures.balance),
    coupon_amount: decimalOf(figures.coupons),
    due_amount: decimalOf(figures.due),
    unbilled_amount: decimalOf(figures.unbilled),
    used_consumption_quota: decimalOf(usedOf(figures)),
  };
}
