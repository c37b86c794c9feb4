import { BUDGET_MAX, type Budget } from "../budget/budget";
import { addMonths, type BillingMonth, billingMonthOf, monthStart } from "../calendar/billing-month";
import { type Money, sumOf, toMoney } from "../money/money";

/** How a policy finds each customer's amount. */
export const AMOUNT_WAYS = ["fixed", "percent-of-mean", "suggested"] as const;

export type PolicyAmount =
  | { readonly way: "fixed"; readonly amount: Money }
  /** Whole percent of the customer's mean month. */
  | { readonly way: "percent-of-mean"; readonly percent: number }
  | { readonly way: "suggested" };

/** The thresholds every budget has (G17); "further": each 50 % beyond 100. */
export const TRIAL_THRESHOLDS = ["75", "90", "100", "further"] as const;
export type TrialThreshold = (typeof TRIAL_THRESHOLDS)[number];

export type Policy = Pick<Budget, "action" | "liftWhenRestored"> & {
  readonly amount: PolicyAmount;
  /** Which alerts the trial counts. */
  readonly thresholds: readonly TrialThreshold[];
};

/** How many months back a policy is tried and a suggestion looks. */
export const PAST_MONTHS = 12;
const CENT = 10n ** 10n;

/** The last twelve complete months, the oldest first. */
export function pastMonthsOf(at: Date): readonly BillingMonth[] {
  const running = billingMonthOf(at);
  return Array.from({ length: PAST_MONTHS }, (_, index) => addMonths(running, index - PAST_MONTHS));
}

/** Those of them in all of which a customer that is there since `since` was there. */
export function completeMonthsOf(since: Date, at: Date): readonly BillingMonth[] {
  const joined = billingMonthOf(since);
  const whole = monthStart(joined).getTime() >= since.getTime() ? joined : addMonths(joined, 1);
  return pastMonthsOf(at).filter((month) => month >= whole);
}

/** The customer's amount under the policy; null where its past gives none. */
export function amountUnder(policy: PolicyAmount, months: readonly Money[], suggested: Money | null): Money | null {
  switch (policy.way) {
    case "fixed":
      return policy.amount;
    case "suggested":
      return suggested;
    case "percent-of-mean":
      return percentOfMean(months, policy.percent);
  }
}

// Up to a whole cent, as budgets have no smaller unit, and so never zero.
function percentOfMean(months: readonly Money[], percent: number): Money | null {
  const total = sumOf(months);
  if (total <= 0n || percent <= 0) return null;
  const of = BigInt(months.length) * 100n * CENT;
  const amount = ((total * BigInt(percent) + of - 1n) / of) * CENT;
  return amount < BUDGET_MAX ? toMoney(amount) : BUDGET_MAX;
}

/** Whether an alert at `percent` is one of those the trial counts. */
export function isCounted(percent: number, thresholds: readonly TrialThreshold[]): boolean {
  return thresholds.some((chosen) => (chosen === "further" ? percent > 100 : Number(chosen) === percent));
}
