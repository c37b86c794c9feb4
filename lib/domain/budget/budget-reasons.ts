import type { BillingMonth } from "../calendar/billing-month";
import { REASON_MAX, type Rule } from "../decision";
import { type Authority, type Holder, notHeldOf, type Permission } from "../delegation/authority";
import { availableOf, type QuotaFacts, type QuotaSetting, raisedPool, takeOf } from "../delegation/quota";
import { type Money, minus, ZERO } from "../money/money";
import { permissionsFor, permissionsForLevels } from "../restriction/cause";
import { type FreezeLevel, freezeLevelOf, type StoredFreezeOrigin } from "../restriction/freeze";
import { BUDGET_MAX, type Budget, type BudgetType, type ExhaustionAction, isBudgetAmount } from "./budget";
import { type BudgetWish, isSameBudget } from "./budget-wish";

export type BudgetFacts = {
  /** Kind of the company that acts. */
  readonly company: string;
  readonly authority: Authority;
  /** The acting company and those above it that are frozen: they write nothing (§14). */
  readonly suspended: readonly Holder[];
  /** Null: none yet. */
  readonly current: Budget | null;
  /** The version the person saw; 0: no budget; null: a program that shows nobody anything. */
  readonly version: number | null;
  readonly wish: BudgetWish;
  /** What is recalled together with it; it needs a reason. */
  readonly recalls: readonly Permission[];
  /** The causes to end with it; what is not open is refused. */
  readonly lift: readonly StoredFreezeOrigin[];
  /** `lift` is whatever is open, and must be of accounts only; absent: the causes were named. */
  readonly liftsAccountFreeze?: boolean;
  /** Why they are ended, or permissions recalled; needed for a manual cause and for a recall. */
  readonly reason: string | null;
  readonly confirmed: boolean;
  readonly openFreezes: readonly { readonly origin: StoredFreezeOrigin; readonly level: FreezeLevel }[];
  /** Pay-per-use is blocked by exhaustion; lifting budget-exhausted ends that too (G4). */
  readonly blockedByExhaustion: boolean;
  /** The running month and what is used in it, reserved included. */
  readonly month: BillingMonth;
  readonly monthUsed: Money;
  /** Used since the one-time budget's first month; null unless the present budget is one-time. */
  readonly oneTimeUsed: Money | null;
  /** The pools of the customer's reseller; null: set-budget is not granted to it. */
  readonly quotas: Readonly<Record<BudgetType, QuotaFacts>> | null;
};

export type BudgetReason =
  /** No such customer, or none of this company's. */
  | { readonly code: "budget.customer-unknown" }
  | { readonly code: "budget.company-suspended"; readonly companies: readonly Holder[] }
  | { readonly code: "budget.not-holder"; readonly holder: Holder }
  | { readonly code: "budget.stale"; readonly current: Budget | null }
  | { readonly code: "budget.amount-missing" }
  | { readonly code: "budget.amount-out-of-range"; readonly amount: Money; readonly max: Money }
  | { readonly code: "budget.nothing-to-change" }
  /** The reseller was granted no quota of this type. */
  | { readonly code: "budget.type-not-granted"; readonly type: BudgetType }
  | {
      readonly code: "budget.above-quota";
      readonly type: BudgetType;
      readonly quota: Money;
      /** The most that this customer's budget could be now. */
      readonly available: Money;
      /** By how much the pool would be exceeded. */
      readonly excess: Money;
    }
  | {
      readonly code: "budget.action-not-held";
      readonly action: ExhaustionAction;
      readonly permission: Permission;
      readonly holder: Holder;
    }
  | { readonly code: "budget.lift-not-held"; readonly permission: Permission; readonly holder: Holder }
  | { readonly code: "budget.lift-not-open"; readonly origins: readonly StoredFreezeOrigin[] }
  /** The freeze of an account is to be lifted, but resources are frozen. */
  | { readonly code: "budget.lift-level-differs" }
  | { readonly code: "budget.reason-missing" }
  | { readonly code: "budget.reason-too-long"; readonly length: number; readonly max: number };

export const BUDGET_REASON_CODES = [
  "budget.customer-unknown",
  "budget.company-suspended",
  "budget.not-holder",
  "budget.stale",
  "budget.amount-missing",
  "budget.amount-out-of-range",
  "budget.nothing-to-change",
  "budget.type-not-granted",
  "budget.above-quota",
  "budget.action-not-held",
  "budget.lift-not-held",
  "budget.lift-not-open",
  "budget.lift-level-differs",
  "budget.reason-missing",
  "budget.reason-too-long",
] as const satisfies readonly BudgetReason["code"][];

type Asked = BudgetFacts & { readonly budget: Budget | null };

/** What choosing an exhaustion action needs: the permission for what it does (G1). */
function permissionsForAction(action: ExhaustionAction): readonly Permission[] {
  switch (action) {
    case "alert-only":
      return [];
    case "block-pay-per-use":
    case "freeze-account":
      return permissionsFor("account");
    case "freeze-account-and-resources":
      return permissionsFor("account-and-resources");
  }
}

const RULES: readonly Rule<Asked, BudgetReason>[] = [
  ({ suspended }) => (suspended.length > 0 ? { code: "budget.company-suspended", companies: suspended } : null),

  ({ authority, company }) => {
    const [missing] = notHeldOf(authority, ["set-budget"], company);
    return missing ? { code: "budget.not-holder", holder: missing.holder } : null;
  },

  ({ current, version }) =>
    version === null || version === (current?.version ?? 0) ? null : { code: "budget.stale", current },

  ({ budget }) => (budget === null ? { code: "budget.amount-missing" } : null),

  ({ budget }) =>
    budget === null || isBudgetAmount(budget.amount)
      ? null
      : { code: "budget.amount-out-of-range", amount: budget.amount, max: BUDGET_MAX },

  ({ budget, current, lift }) =>
    budget !== null && current !== null && lift.length === 0 && isSameBudget(budget, current)
      ? { code: "budget.nothing-to-change" }
      : null,

  ({ budget, quotas, company }) =>
    budget !== null && company === "reseller" && quotas?.[budget.type].quota === null
      ? { code: "budget.type-not-granted", type: budget.type }
      : null,

  // At every setting, whoever sets: a recall does not take the customer out of the pool (G2).
  ({ budget, ...facts }) => {
    const raised = budget === null ? null : raisedPoolOf(facts, budget);
    if (budget === null || raised === null || raised.taken <= raised.quota) return null;
    const { quota, taken } = raised;
    const others = facts.quotas?.[budget.type].others ?? ZERO;
    const available = availableOf({ quota, taken: others });
    return { code: "budget.above-quota", type: budget.type, quota, available, excess: minus(taken, quota) };
  },

  ({ wish, current, authority, company }) => {
    const [missing] = notHeldOf(authority, permissionsForChoice({ wish, current }), company);
    return missing && wish.action ? { code: "budget.action-not-held", action: wish.action, ...missing } : null;
  },

  (facts) => {
    const [missing] = notHeldOf(facts.authority, permissionsToLift(facts), facts.company);
    return missing ? { code: "budget.lift-not-held", ...missing } : null;
  },

  (facts) => {
    const missing = facts.lift.filter((origin) => !isOpen(facts, origin));
    return missing.length > 0 ? { code: "budget.lift-not-open", origins: missing } : null;
  },

  ({ liftsAccountFreeze, openFreezes }) =>
    liftsAccountFreeze === true && freezeLevelOf(openFreezes) === "account-and-resources"
      ? { code: "budget.lift-level-differs" }
      : null,

  // The budget itself is reason enough for the others.
  ({ lift, recalls, reason }) =>
    (lift.includes("manual") || recalls.length > 0) && (reason ?? "").trim() === ""
      ? { code: "budget.reason-missing" }
      : null,

  ({ reason }) => {
    const { length } = Array.from(reason ?? "");
    return length > REASON_MAX ? { code: "budget.reason-too-long", length, max: REASON_MAX } : null;
  },
];

/** Every permission that this setting needs (G1). */
export function permissionsForSetting(facts: BudgetFacts): readonly Permission[] {
  return ["set-budget", ...permissionsForChoice(facts), ...permissionsToLift(facts)];
}

// An action that was chosen before and stays is not chosen anew.
function permissionsForChoice({ wish, current }: Pick<BudgetFacts, "wish" | "current">): readonly Permission[] {
  return wish.action === undefined || wish.action === current?.action ? [] : permissionsForAction(wish.action);
}

/** A change of type counts from the running month; a change of amount goes on counting (R-3.5, G9). */
export function usedUnder(
  { monthUsed, oneTimeUsed }: Pick<BudgetFacts, "monthUsed" | "oneTimeUsed">,
  type: BudgetType,
): Money {
  return type === "monthly" || oneTimeUsed === null ? monthUsed : oneTimeUsed;
}

/** The pool of the budget's type after this setting; null when no quota is asked: nothing more is taken (G2). */
export function raisedPoolOf(facts: Omit<BudgetFacts, "budget">, { type, amount }: Budget): QuotaSetting | null {
  const { current, quotas } = facts;
  if (quotas === null) return null;
  const used = usedUnder(facts, type);
  const before = current?.type === type ? takeOf(current.amount, used) : ZERO;
  return raisedPool(quotas[type], before, takeOf(amount, used));
}

/** Every rule that objects, in the order written. */
export function reasonsAgainst(facts: BudgetFacts, budget: Budget | null): readonly BudgetReason[] {
  const asked = { ...facts, budget };
  return RULES.map((rule) => rule(asked)).filter((reason) => reason !== null);
}

// What ending the ticked causes needs; a block of pay-per-use is lifted with freeze-account (G1).
function permissionsToLift({ lift, openFreezes }: BudgetFacts): readonly Permission[] {
  if (lift.length === 0) return [];
  const levels = openFreezes.filter(({ origin }) => lift.includes(origin)).map(({ level }) => level);
  return permissionsForLevels(levels);
}

function isOpen({ openFreezes, blockedByExhaustion }: BudgetFacts, origin: string): boolean {
  if (origin === "budget-exhausted" && blockedByExhaustion) return true;
  return openFreezes.some((cause) => cause.origin === origin);
}
