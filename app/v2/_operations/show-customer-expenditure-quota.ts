import {
  ShowCustomerExpenditureQuotaInput,
  ShowCustomerExpenditureQuotaOutput,
} from "@/lib/contracts/vendor/expenditure";
import { decimalNumber } from "@/lib/contracts/vendor/fields";
import { getExpenditureQuota } from "@/lib/data/portal/get-expenditure-quota";
import { shownUsage, usedOf, usedPercentOf } from "@/lib/domain/budget/budget";
import { knownOf, vendorError } from "../_plumbing/answer";
import { stampOf } from "../_plumbing/expenditure";
import { operation } from "../_plumbing/operation";

export const showCustomerExpenditureQuota = operation({
  name: "ShowCustomerExpenditureQuota",
  method: "GET",
  path: "/v2/accounts/customer-accounts/expenditure-quota",
  purpose: "a customer's own budget and what of it is used; neither a means of payment nor a basis for settlement",
  action: "portal.read",
  input: ShowCustomerExpenditureQuotaInput,
  output: ShowCustomerExpenditureQuotaOutput,
  run: async (call) => {
    const standing = await getExpenditureQuota(call.permit);
    if (!standing) return vendorError("CBC.0151");
    const { budget } = standing;
    const used = shownUsage(usedOf(standing));
    return {
      body: {
        ...knownOf({
          granting_amount: budget && decimalNumber(budget.amount),
          percentage_granting_amount_used: budget && usedPercentOf(budget.amount, used),
        }),
        granting_amount_used: decimalNumber(used),
        ...(await stampOf(call)),
      },
    };
  },
});
