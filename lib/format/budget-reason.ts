import type { BudgetReason } from "@/lib/domain/budget/budget-reasons";
import { holderWords, originWords, permissionWords } from "./sign";
import { type Wording, worded } from "./wording";

/** Why a budget was not set. */
export function budgetReasonWords(reason: BudgetReason): Wording {
  const said = (args: Wording["args"] = {}) => worded(reason.code.replace("budget.", "budget.reason."), args);
  switch (reason.code) {
    case "budget.customer-unknown":
    case "budget.amount-missing":
    case "budget.nothing-to-change":
    case "budget.reason-missing":
      return said();
    case "budget.company-suspended":
      return said({ companies: reason.companies.map(holderWords) });
    case "budget.not-holder":
      return said({ holder: holderWords(reason.holder) });
    case "budget.stale":
      if (reason.current === null) return worded("budget.reason.ended");
      return said({ type: worded(`budget.type.${reason.current.type}`), amount: reason.current.amount });
    case "budget.amount-out-of-range":
      return said({ max: reason.max });
    case "budget.type-not-granted":
      return said({ type: worded(`budget.type.${reason.type}`) });
    case "budget.above-quota": {
      const { type, quota, available, excess } = reason;
      return said({ type: worded(`budget.type.${type}`), quota, available, excess });
    }
    case "budget.action-not-held":
    case "budget.lift-not-held":
      return said({ permission: permissionWords(reason.permission), holder: holderWords(reason.holder) });
    case "budget.lift-not-open":
      return said({ origins: reason.origins.map(originWords) });
    case "budget.reason-too-long":
      return said({ length: reason.length, max: reason.max });
  }
}
