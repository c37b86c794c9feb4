import { VENDOR_BUDGET_TYPE } from "@/lib/contracts/vendor/budget";
import { decimalNumber } from "@/lib/contracts/vendor/fields";
import type { CustomerStanding } from "@/lib/data/customer/standing";
import { shownUsage, usedOf } from "@/lib/domain/budget/budget";
import { knownOf } from "./answer";

/** A customer's budget as the vendor shows it: its amount in full, and what of it is used. */
export function amountsOf({ budget, counted, reserved }: CustomerStanding) {
  return {
    ...knownOf({
      budget_amount: budget && decimalNumber(budget.amount),
      budget_type: budget && VENDOR_BUDGET_TYPE[budget.type],
    }),
    used_amount: decimalNumber(shownUsage(usedOf({ counted, reserved }))),
  };
}
