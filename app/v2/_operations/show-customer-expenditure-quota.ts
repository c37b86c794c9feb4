import {
  ShowCustomerExpenditureQuotaInput,
  ShowCustomerExpenditureQuotaOutput,
} from "@/lib/contracts/vendor/expenditure";
import { decimalNumber } from "@/lib/contracts/vendor/fields";
import { getExpenditureQuota } from "@/lib/data/portal/get-expenditure-quota";
import { shownUsage, usedOf } from "@/lib/domain/budget/budget";
import type { Money } from "@/lib/domain/money/money";
import { vendorError } from "../_plumbing/answer";
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
    const used = shownUsage(usedOf(standing));
    return {
      body: {
        ...(standing.budget && {
          granting_amount: decimalNumber(standing.budget.amount),
          percentage_granting_amount_used: percentOf(used, standing.budget.amount),
        }),
        granting_amount_used: decimalNumber(used),
        ...(await stampOf(call)),
      },
    };
  },
});

// Cut, so that one unit under the budget is not 100 (G17).
function percentOf(used: Money, budget: Money): number {
  return Number((used * 10_000n) / budget) / 100;
}
