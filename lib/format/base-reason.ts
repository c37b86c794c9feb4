import type { BaseReason } from "@/lib/domain/base/base-reasons";
import { budgetReasonWords } from "./budget-reason";
import { companyReasonWords } from "./company-reason";
import { memberReasonWords } from "./member-reason";
import { type ArgsByCode, noArgs, type Wording, wordedByCode } from "./wording";

type OwnReason = Extract<BaseReason, { readonly code: `base.${string}` }>;

const ARGS: ArgsByCode<OwnReason> = {
  "base.administrator-missing": ({ accountName }) => ({ accountName }),
  "base.reseller-unknown": ({ accountName }) => ({ accountName }),
  "base.customer-unknown": ({ accountName }) => ({ accountName }),
  "base.company-unknown": ({ accountName }) => ({ accountName }),
  "base.reseller-frozen": ({ accountName }) => ({ accountName }),
  "base.customer-left": noArgs,
  "base.associated-in-future": noArgs,
  "base.budget-in-future": ({ month }) => ({ month }),
  "base.budget-before-association": ({ month }) => ({ month }),
  "base.reason-missing": noArgs,
  "base.reason-too-long": ({ length, max }) => ({ length, max }),
  "base.account-elsewhere": ({ customer }) => ({ customer }),
};

/** Why a row of a base was not brought over. */
export function baseReasonWords(reason: BaseReason): Wording {
  if (isOwn(reason)) return wordedByCode(reason.code.replace("base.", "base.reason."), reason, ARGS);
  if (isFamily(reason, "budget.")) return budgetReasonWords(reason);
  return isFamily(reason, "role.") ? memberReasonWords(reason) : companyReasonWords(reason);
}

function isOwn(reason: BaseReason): reason is OwnReason {
  return reason.code in ARGS;
}

function isFamily<Family extends string>(
  reason: BaseReason,
  family: Family,
): reason is Extract<BaseReason, { readonly code: `${Family}${string}` }> {
  return reason.code.startsWith(family);
}
