import { type Budget, isExhausted, remainingOf } from "../budget/budget";
import type { UsedUpCredits } from "../credit/credit";
import { type Decision, decide, type NonEmpty, type Rule } from "../decision";
import type { Authority, Holder } from "../delegation/authority";
import type { Money } from "../money/money";
import type { BlockOrigin, FreezeOrigin } from "../restriction/freeze";
import { isPayPerUseEnabling, isPrepaid, isPurchase, type PurchaseOperation } from "./operation";

export type PurchaseFacts = {
  readonly operation: PurchaseOperation;
  /** List price of this purchase; null when not asked. */
  readonly needed: Money | null;
  /** Restricted or frozen companies above the customer. */
  readonly suspended: readonly ("distributor" | "reseller")[];
  readonly resellerStopped: boolean;
  readonly usedUpCredits: UsedUpCredits;
  /** Open causes, partner-suspended left out. */
  readonly freezeOrigins: readonly FreezeOrigin[];
  readonly resourcesFrozen: boolean;
  readonly deletionDueAt: Date | null;
  /** Since when a deletion hold keeps anything from being due; null: none is open (G8). */
  readonly deletionHeldSince: Date | null;
  readonly blockOrigins: readonly BlockOrigin[];
  readonly budget: Pick<Budget, "type" | "amount"> | null;
  readonly used: Money;
  /** When a monthly budget restores; null for a one-time budget. */
  readonly restoresAt: Date | null;
  readonly authority: Authority;
};

export type PurchaseReason =
  | {
      readonly code: "purchase.partner-suspended";
      readonly companies: readonly ("distributor" | "reseller")[];
      readonly liftedBy: "operator";
    }
  | { readonly code: "purchase.reseller-stopped"; readonly liftedBy: "distributor" }
  | {
      readonly code: "purchase.partner-credit-used-up";
      /** Whose own credit, the distributor first. */
      readonly companies: NonEmpty<Holder>;
      /** The highest of them: without it nothing goes. */
      readonly liftedBy: Holder;
    }
  | { readonly code: "purchase.account-frozen"; readonly origins: readonly FreezeOrigin[]; readonly liftedBy: Holder }
  | {
      readonly code: "purchase.resources-frozen";
      readonly deletionDueAt: Date | null;
      readonly deletionHeldSince: Date | null;
      readonly liftedBy: Holder;
    }
  | { readonly code: "purchase.no-budget"; readonly liftedBy: Holder }
  | {
      readonly code: "purchase.budget-exhausted";
      readonly budget: Money;
      readonly used: Money;
      readonly restoresAt: Date | null;
      readonly liftedBy: Holder;
    }
  | {
      readonly code: "purchase.budget-insufficient";
      readonly remaining: Money;
      readonly needed: Money;
      readonly restoresAt: Date | null;
      readonly liftedBy: Holder;
    }
  | {
      readonly code: "purchase.pay-per-use-blocked";
      readonly origins: readonly BlockOrigin[];
      readonly liftedBy: Holder;
    };

export const PURCHASE_REASON_CODES = [
  "purchase.partner-suspended",
  "purchase.reseller-stopped",
  "purchase.partner-credit-used-up",
  "purchase.account-frozen",
  "purchase.resources-frozen",
  "purchase.no-budget",
  "purchase.budget-exhausted",
  "purchase.budget-insufficient",
  "purchase.pay-per-use-blocked",
] as const satisfies readonly PurchaseReason["code"][];

export type FreezeRuleFacts = Pick<
  PurchaseFacts,
  "suspended" | "freezeOrigins" | "resourcesFrozen" | "deletionDueAt" | "deletionHeldSince" | "authority"
>;

const suspendedRule: Rule<FreezeRuleFacts, PurchaseReason> = ({ suspended }) =>
  suspended.length > 0 ? { code: "purchase.partner-suspended", companies: suspended, liftedBy: "operator" } : null;

const accountRule: Rule<FreezeRuleFacts, PurchaseReason> = ({ freezeOrigins, authority }) =>
  freezeOrigins.length > 0
    ? { code: "purchase.account-frozen", origins: freezeOrigins, liftedBy: authority["freeze-account"] }
    : null;

const resourcesRule: Rule<FreezeRuleFacts, PurchaseReason> = ({
  resourcesFrozen,
  deletionDueAt,
  deletionHeldSince,
  authority,
}) =>
  resourcesFrozen
    ? { code: "purchase.resources-frozen", deletionDueAt, deletionHeldSince, liftedBy: authority["freeze-resources"] }
    : null;

/** What freezes, whatever is done with a resource but viewing, renaming and unsubscribing it. */
export const FREEZE_RULES = [suspendedRule, accountRule, resourcesRule] as const;

// One entry a rule; each objects only to operations that buy, renew or change.
const RULES: readonly Rule<PurchaseFacts, PurchaseReason>[] = [
  suspendedRule,

  ({ resellerStopped }) => (resellerStopped ? { code: "purchase.reseller-stopped", liftedBy: "distributor" } : null),

  ({ usedUpCredits: [first, ...rest] }) =>
    first ? { code: "purchase.partner-credit-used-up", companies: [first, ...rest], liftedBy: first } : null,

  accountRule,

  resourcesRule,

  ({ budget, authority }) =>
    budget === null ? { code: "purchase.no-budget", liftedBy: authority["set-budget"] } : null,

  ({ operation, needed, budget, used, restoresAt, authority }) =>
    budget !== null && takesMoney(operation, needed) && isExhausted(budget.amount, used)
      ? {
          code: "purchase.budget-exhausted",
          budget: budget.amount,
          used,
          restoresAt,
          liftedBy: authority["set-budget"],
        }
      : null,

  ({ operation, needed, budget, used, restoresAt, authority }) => {
    if (budget === null || needed === null || !takesMoney(operation, needed)) return null;
    const remaining = remainingOf(budget.amount, used);
    return remaining > 0n && needed > remaining
      ? { code: "purchase.budget-insufficient", remaining, needed, restoresAt, liftedBy: authority["set-budget"] }
      : null;
  },

  ({ operation, blockOrigins, authority }) =>
    isPayPerUseEnabling(operation) && blockOrigins.length > 0
      ? { code: "purchase.pay-per-use-blocked", origins: blockOrigins, liftedBy: authority["freeze-account"] }
      : null,
];

/** May the customer do this now; every reason if not (§7 matrix read as "every matching row", G5, G16). */
export function decidePurchase(facts: PurchaseFacts): Decision<PurchaseReason> {
  return isPurchase(facts.operation) ? decide(RULES, facts) : { allowed: true };
}

// Exhaustion blocks changing at a higher price only (G5); a change named without amount is taken as one.
function takesMoney(operation: PurchaseOperation, needed: Money | null): boolean {
  if (operation === "change-yearly-monthly" && needed !== null && needed <= 0n) return false;
  return isPrepaid(operation);
}
