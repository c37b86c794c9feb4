import type { ExecutionReason } from "@/lib/contracts/request";
import type { BudgetReason } from "@/lib/domain/budget/budget-reasons";
import type { DelegationReason } from "@/lib/domain/delegation/decide-delegation";
import type { RequestReason } from "@/lib/domain/request/decide-request";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { budgetReasonWords } from "./budget-reason";
import { delegationReasonWords } from "./delegation-reason";
import { restrictionReasonWords } from "./restriction-reason";
import { holderWords, permissionWords } from "./sign";
import { type ArgsByCode, noArgs, type Wording, worded, wordedByCode } from "./wording";

const ARGS: ArgsByCode<RequestReason> = {
  "request.unknown": noArgs,
  "request.customer-unknown": noArgs,
  "request.company-suspended": ({ companies }) => ({ companies: companies.map(holderWords) }),
  "request.held-yourself": ({ permissions }) => ({ permissions: permissions.map(permissionWords) }),
  "request.already-pending": ({ since }) => ({ since }),
  "request.reason-missing": noArgs,
  "request.text-too-long": ({ length, max }) => ({ length, max }),
  "request.amount-out-of-range": ({ max }) => ({ max }),
  "request.nothing-named": noArgs,
  "request.nothing-asked": noArgs,
  "request.needs-freeze-account": noArgs,
  "request.quota-missing": noArgs,
  "request.quota-without-permission": noArgs,
  "request.not-pending": ({ state }) => ({ state: worded(`request.state.${state}`) }),
  "request.facts-changed": noArgs,
  "request.no-until": noArgs,
  "request.not-entitled": noArgs,
  "request.assigned-only": noArgs,
  "request.note-missing": noArgs,
  "request.comment-missing": noArgs,
};

/** Why a request was not made, answered or withdrawn. */
export function requestReasonWords(reason: RequestReason): Wording {
  return wordedByCode(reason.code.replace("request.", "request.reason."), reason, ARGS);
}

/** Why the act of an approved request could not be done. */
export function executionReasonWords(reason: ExecutionReason): Wording {
  if (isOf<BudgetReason>(reason, "budget.")) return budgetReasonWords(reason);
  if (isOf<RestrictionReason>(reason, "restriction.")) return restrictionReasonWords(reason);
  return delegationReasonWords(reason as DelegationReason);
}

function isOf<Reason extends ExecutionReason>(reason: ExecutionReason, family: string): reason is Reason {
  return reason.code.startsWith(family);
}
