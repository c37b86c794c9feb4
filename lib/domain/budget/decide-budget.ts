import { type BillingMonth, monthEndExclusive } from "../calendar/billing-month";
import type { NonEmpty } from "../decision";
import type { QuotaSetting } from "../delegation/quota";
import { type Money, ZERO } from "../money/money";
import { FREEZE_AGREEMENT_VERSION } from "../restriction/cause";
import { RETENTION_DAYS, type StoredFreezeOrigin } from "../restriction/freeze";
import { type Budget, type BudgetType, type ExhaustionAction, isExhausted, periodOf } from "./budget";
import { type BudgetFacts, type BudgetReason, raisedPoolOf, reasonsAgainst, usedUnder } from "./budget-reasons";
import { budgetOf } from "./budget-wish";
import { knownThresholds, reachedThreshold } from "./threshold";

export type BudgetConsequence =
  /** Yearly/monthly, reserved instances and savings plans are refused at once; the action does not run. */
  | {
      readonly code: "budget.used-up-at-once";
      readonly amount: Money;
      readonly used: Money;
      readonly action: ExhaustionAction;
      /** When a monthly budget restores; null: never. */
      readonly restoresAt: Date | null;
    }
  /** Pay-per-use spending goes on although usage is at or over the budget. */
  | {
      readonly code: "budget.lifted-while-used-up";
      readonly origins: readonly StoredFreezeOrigin[];
      readonly amount: Money;
      readonly used: Money;
    }
  /** The action chosen freezes resources by itself; confirming accepts that agreement. */
  | {
      readonly code: "budget.freezes-resources";
      readonly agreementVersion: string;
      readonly retentionDays: number;
    }
  /** These thresholds count as known and send nothing (G6). */
  | { readonly code: "budget.thresholds-known"; readonly thresholds: readonly number[] }
  /** Another type counts another stretch. */
  | {
      readonly code: "budget.counts-anew";
      readonly type: BudgetType;
      readonly from: BillingMonth;
      readonly used: Money;
    };

const CONFIRMED_ONLY: readonly BudgetConsequence["code"][] = [
  "budget.used-up-at-once",
  "budget.lifted-while-used-up",
  "budget.freezes-resources",
];

/** The budget as it will stand, and where usage stands against it. */
export type BudgetPlan = {
  readonly budget: Budget;
  readonly used: Money;
  readonly exhausted: boolean;
  readonly period: string;
  /** Highest threshold reached now; a person's own change makes it known (G6). */
  readonly mark: number;
  readonly consequences: readonly BudgetConsequence[];
  /** The quota this setting took more of, and the pool's sum after it; null: none (G2). */
  readonly quota: QuotaSetting | null;
  /** What was spent of the pool that a change of type leaves: it stays taken there; null: nothing (G2). */
  readonly leaves: { readonly kind: BudgetType; readonly spent: Money } | null;
};

export type BudgetDecision =
  | { readonly status: "set"; readonly plan: BudgetPlan }
  | { readonly status: "confirm"; readonly consequences: NonEmpty<BudgetConsequence> }
  | { readonly status: "refused"; readonly reasons: NonEmpty<BudgetReason> };

/** May this budget be set now: every reason against, or what follows and must be confirmed (§3, G5, G6). */
export function decideBudget(facts: BudgetFacts): BudgetDecision {
  const budget = budgetOf(facts.current, facts.wish, facts.month);
  const [first, ...rest] = reasonsAgainst(facts, budget);
  if (first) return { status: "refused", reasons: [first, ...rest] };
  // Without a budget there was a reason: amount-missing.
  if (budget === null) return { status: "refused", reasons: [{ code: "budget.amount-missing" }] };

  const plan = planOf(facts, budget);
  const [consequence, ...more] = plan.consequences;
  const asks = plan.consequences.some(({ code }) => CONFIRMED_ONLY.includes(code));
  if (consequence && asks && !facts.confirmed) {
    return { status: "confirm", consequences: [consequence, ...more] };
  }
  return { status: "set", plan };
}

function planOf(facts: BudgetFacts, budget: Budget): BudgetPlan {
  const used = usedUnder(facts, budget.type);
  return {
    budget,
    used,
    exhausted: isExhausted(budget.amount, used),
    period: periodOf(budget, facts.month),
    mark: reachedThreshold(used, budget.amount),
    consequences: consequencesOf(facts, budget, used),
    quota: raisedPoolOf(facts, budget),
    leaves: leavesOf(facts, budget),
  };
}

function leavesOf({ current, quotas, monthUsed, oneTimeUsed }: BudgetFacts, { type }: Budget): BudgetPlan["leaves"] {
  if (current === null || current.type === type || quotas === null || quotas[current.type].quota === null) return null;
  const spent = current.type === "monthly" ? monthUsed : (oneTimeUsed ?? ZERO);
  return spent > 0n ? { kind: current.type, spent } : null;
}

type Considered = { readonly facts: BudgetFacts; readonly budget: Budget; readonly used: Money };
type Follows = (considered: Considered) => BudgetConsequence | null;

// One entry a consequence, in the order they are shown.
const CONSEQUENCES: readonly Follows[] = [
  ({ facts, budget, used }) => {
    const { type, amount, action } = budget;
    if (!isMeasuredAnew(facts, budget) || !isExhausted(amount, used)) return null;
    const restoresAt = type === "monthly" ? monthEndExclusive(facts.month) : null;
    return { code: "budget.used-up-at-once", amount, used, action, restoresAt };
  },

  ({ facts: { lift }, budget: { amount }, used }) =>
    lift.length > 0 && isExhausted(amount, used)
      ? { code: "budget.lifted-while-used-up", origins: lift, amount, used }
      : null,

  ({ facts: { current }, budget: { action } }) =>
    action === "freeze-account-and-resources" && current?.action !== action
      ? {
          code: "budget.freezes-resources",
          agreementVersion: FREEZE_AGREEMENT_VERSION,
          retentionDays: RETENTION_DAYS,
        }
      : null,

  ({ facts, budget, used }) => {
    const thresholds = knownThresholds(used, budget.amount);
    return isMeasuredAnew(facts, budget) && thresholds.length > 0
      ? { code: "budget.thresholds-known", thresholds }
      : null;
  },

  ({ facts: { current, month }, budget: { type }, used }) =>
    current !== null && current.type !== type ? { code: "budget.counts-anew", type, from: month, used } : null,
];

function consequencesOf(facts: BudgetFacts, budget: Budget, used: Money): readonly BudgetConsequence[] {
  return CONSEQUENCES.map((follows) => follows({ facts, budget, used })).filter((found) => found !== null);
}

/** Another amount or type: usage is held against something else than before. */
function isMeasuredAnew({ current }: BudgetFacts, { amount, type }: Budget): boolean {
  return current === null || current.amount !== amount || current.type !== type;
}
