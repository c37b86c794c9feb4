import type { BudgetType } from "@/lib/domain/budget/budget";
import type { BudgetReason } from "@/lib/domain/budget/budget-reasons";
import { holderWords, lackWords, originWords } from "./sign";
import { type ArgsByCode, noArgs, type Wording, worded, wordedByCode } from "./wording";

const typeWords = (type: BudgetType) => worded(`budget.type.${type}`);

const ARGS: ArgsByCode<BudgetReason> = {
  "budget.customer-unknown": noArgs,
  "budget.company-suspended": ({ companies }) => ({ companies: companies.map(holderWords) }),
  "budget.not-holder": ({ holder }) => ({ holder: holderWords(holder) }),
  "budget.stale": ({ current }) => (current === null ? {} : { type: typeWords(current.type), amount: current.amount }),
  "budget.amount-missing": noArgs,
  "budget.amount-out-of-range": ({ max }) => ({ max }),
  "budget.nothing-to-change": noArgs,
  "budget.type-not-granted": ({ type }) => ({ type: typeWords(type) }),
  "budget.above-quota": ({ type, quota, available, excess }) => ({ type: typeWords(type), quota, available, excess }),
  "budget.action-not-held": lackWords,
  "budget.lift-not-held": lackWords,
  "budget.lift-not-open": ({ origins }) => ({ origins: origins.map(originWords) }),
  "budget.lift-level-differs": noArgs,
  "budget.reason-missing": noArgs,
  "budget.reason-too-long": ({ length, max }) => ({ length, max }),
};

/** Why a budget was not set. */
export function budgetReasonWords(reason: BudgetReason): Wording {
  const hasEnded = reason.code === "budget.stale" && reason.current === null;
  const key = hasEnded ? "budget.reason.ended" : reason.code.replace("budget.", "budget.reason.");
  return wordedByCode(key, reason, ARGS);
}
