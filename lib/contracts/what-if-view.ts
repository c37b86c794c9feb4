import type { Budget } from "@/lib/domain/budget/budget";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import type { Holder } from "@/lib/domain/delegation/authority";
import type { Freshness } from "@/lib/domain/expenditure/freshness";
import type { Money } from "@/lib/domain/money/money";
import type { TrialSum, TrialTotal, TriedMonth } from "@/lib/domain/what-if/customer-trial";
import type { BudgetSuggestion } from "@/lib/domain/what-if/suggest-budget";

/** Most customers one trial reads. */
export const TRIAL_MAX = 5000;

/** Why a customer is not in the sums: no complete month yet, or no amount follows from its past. */
export type Untried = "too-new" | "no-amount";

export type CustomerTrial = {
  readonly id: string;
  readonly name: string;
  readonly reseller: string | null;
  /** In force now. */
  readonly budget: Pick<Budget, "type" | "amount" | "action" | "liftWhenRestored" | "version"> | null;
  /** Who sets its budget now. */
  readonly holder: Holder;
  readonly suggestion: BudgetSuggestion;
  /** What the policy would set; null where its past gives no amount. */
  readonly amount: Money | null;
  readonly months: readonly TriedMonth[];
  readonly trial: TrialSum | null;
  readonly untried: Untried | null;
};

export type PolicyTrial = {
  readonly currency: string;
  /** The months looked at. */
  readonly first: BillingMonth;
  readonly last: BillingMonth;
  readonly freshness: Freshness;
  readonly total: TrialTotal;
  /** The same with the monthly budgets that are in force now. */
  readonly present: TrialTotal;
  /** Customers tried that have no budget now, or a one-time one, which is not compared. */
  readonly withoutBudget: number;
  readonly withOneTime: number;
  /** Most unspent first; then those not tried. */
  readonly rows: readonly CustomerTrial[];
  /** More were chosen than one trial reads. */
  readonly truncated: boolean;
};

/** What one customer's past suggests. */
export type SuggestedBudget = Pick<CustomerTrial, "id" | "name" | "reseller" | "suggestion">;
