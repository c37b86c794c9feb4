import type { BudgetType, ExhaustionAction } from "../budget/budget";
import type { BudgetFacts, BudgetReason } from "../budget/budget-reasons";
import { type BudgetPlan, decideBudget } from "../budget/decide-budget";
import { type Decision, decide, type NonEmpty, type Rule } from "../decision";
import type { Holder } from "../delegation/authority";
import type { Money } from "../money/money";
import type { StoredFreezeOrigin } from "../restriction/freeze";

/** What a distributor lets every customer of a partner begin with (G20). */
export type StartingPolicy = {
  readonly type: BudgetType;
  readonly amount: Money;
  readonly action: ExhaustionAction;
  /** The freeze by association is lifted with it. */
  readonly lift: boolean;
};

export type StartFacts = Pick<BudgetFacts, "month" | "monthUsed" | "quotas" | "openFreezes"> & {
  /** Who holds set-budget over the customer: its quota rules hold for the policy, too. */
  readonly holder: Holder;
};

export type StartDecision =
  | { readonly starts: true; readonly plan: BudgetPlan; readonly lift: readonly StoredFreezeOrigin[] }
  | { readonly starts: false; readonly reasons: NonEmpty<BudgetReason> };

/** Whether the policy fits a customer that joins now; if not it joins frozen, without a budget. */
export function decideStart(policy: StartingPolicy, { holder, ...facts }: StartFacts): StartDecision {
  const lift = policy.lift ? (["association-default"] as const) : [];
  const decision = decideBudget({
    ...facts,
    // The distributor's standing word is authority enough; what it cannot do is exceed the quota.
    company: holder,
    authority: { "set-budget": holder, "freeze-account": holder, "freeze-resources": holder },
    suspended: [],
    current: null,
    version: 0,
    wish: { ...policy, liftWhenRestored: false },
    recalls: [],
    lift,
    reason: null,
    confirmed: true,
    blockedByExhaustion: false,
    oneTimeUsed: null,
  });
  if (decision.status === "set") return { starts: true, plan: decision.plan, lift };
  if (decision.status === "refused") return { starts: false, reasons: decision.reasons };
  throw new Error("a confirmed budget asks for no confirmation");
}

export type PolicyReason =
  | { readonly code: "starting-policy.partner-unknown" }
  | { readonly code: "starting-policy.company-suspended"; readonly companies: readonly Holder[] }
  | { readonly code: "starting-policy.stale" }
  | { readonly code: "starting-policy.nothing-to-change" };

export type PolicyFacts = {
  readonly suspended: readonly Holder[];
  /** Whether the partner is one of this distributor's. */
  readonly isKnown: boolean;
  readonly current: (StartingPolicy & { readonly version: number }) | null;
  /** The version the person saw; 0: there was none. */
  readonly version: number;
  /** Null: there shall be none. */
  readonly wish: StartingPolicy | null;
};

const RULES: readonly Rule<PolicyFacts, PolicyReason>[] = [
  ({ suspended }) =>
    suspended.length > 0 ? { code: "starting-policy.company-suspended", companies: suspended } : null,
  ({ isKnown }) => (isKnown ? null : { code: "starting-policy.partner-unknown" }),
  ({ current, version }) => ((current?.version ?? 0) === version ? null : { code: "starting-policy.stale" }),
  ({ current, wish }) => (isSame(current, wish) ? { code: "starting-policy.nothing-to-change" } : null),
];

function isSame(left: StartingPolicy | null, right: StartingPolicy | null): boolean {
  if (left === null || right === null) return left === right;
  return (
    left.type === right.type && left.amount === right.amount && left.action === right.action && left.lift === right.lift
  );
}

/** May the distributor set, change or remove a partner's starting policy; every reason if not. */
export function decidePolicy(facts: PolicyFacts): Decision<PolicyReason> {
  return decide(RULES, facts);
}
