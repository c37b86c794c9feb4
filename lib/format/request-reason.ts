import type { ExecutionReason } from "@/lib/contracts/request";
import type { BudgetReason } from "@/lib/domain/budget/budget-reasons";
import type { DelegationReason } from "@/lib/domain/delegation/decide-delegation";
import type { RequestReason } from "@/lib/domain/request/decide-request";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { budgetReasonWords } from "./budget-reason";
import { restrictionReasonWords } from "./restriction-reason";
import { holderWords, permissionWords } from "./sign";
import { type Wording, worded } from "./wording";

/** Why a request was not made, answered or withdrawn. */
export function requestReasonWords(reason: RequestReason): Wording {
  const said = (args: Wording["args"] = {}) => worded(reason.code.replace("request.", "request.reason."), args);
  switch (reason.code) {
    case "request.unknown":
    case "request.customer-unknown":
    case "request.reason-missing":
    case "request.nothing-named":
    case "request.nothing-asked":
    case "request.needs-freeze-account":
    case "request.quota-missing":
    case "request.quota-without-permission":
    case "request.facts-changed":
    case "request.no-until":
    case "request.not-entitled":
    case "request.note-missing":
    case "request.comment-missing":
      return said();
    case "request.company-suspended":
      return said({ companies: reason.companies.map(holderWords) });
    case "request.held-yourself":
      return said({ permissions: reason.permissions.map(permissionWords) });
    case "request.already-pending":
      return said({ since: reason.since });
    case "request.text-too-long":
      return said({ length: reason.length, max: reason.max });
    case "request.amount-out-of-range":
      return said({ max: reason.max });
    case "request.not-pending":
      return said({ state: worded(`request.state.${reason.state}`) });
  }
}

/** Why the act of an approved request could not be done. */
export function executionReasonWords(reason: ExecutionReason): Wording {
  if (isOf<BudgetReason>(reason, "budget.")) return budgetReasonWords(reason);
  if (isOf<RestrictionReason>(reason, "restriction.")) return restrictionReasonWords(reason);
  return grantReasonWords(reason as DelegationReason);
}

function isOf<Reason extends ExecutionReason>(reason: ExecutionReason, family: string): reason is Reason {
  return reason.code.startsWith(family);
}

/** What a grant answers to an approval; what only other acts on a delegation answer is worded as one. */
function grantReasonWords(reason: DelegationReason): Wording {
  switch (reason.code) {
    case "delegation.quota-below-taken":
      return worded("request.grant.quota-below-taken", {
        type: worded(`budget.type.${reason.kind}`),
        taken: reason.taken,
        shortfall: reason.shortfall,
      });
    case "delegation.nothing-to-change":
      return worded("request.grant.nothing-to-change");
    case "delegation.until-past":
      return worded("request.grant.until-past", { until: reason.until });
    case "delegation.quota-missing":
      return worded("request.reason.quota-missing");
    case "delegation.quota-without-permission":
      return worded("request.reason.quota-without-permission");
    case "delegation.needs-freeze-account":
      return worded("request.reason.needs-freeze-account");
    case "delegation.company-suspended":
      return worded("request.reason.company-suspended", { companies: reason.companies.map(holderWords) });
    default:
      return worded("request.reason.facts-changed");
  }
}
