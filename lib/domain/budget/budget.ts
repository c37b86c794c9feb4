import type { BillingMonth } from "../calendar/billing-month";
import { type Money, minus, toMoney, ZERO } from "../money/money";

export const BUDGET_TYPES = ["monthly", "one-time"] as const;
export type BudgetType = (typeof BUDGET_TYPES)[number];

/** What runs by itself when usage of the running period first reaches the budget (G5). */
export const EXHAUSTION_ACTIONS = [
  "alert-only",
  "block-pay-per-use",
  "freeze-account",
  "freeze-account-and-resources",
] as const;
export type ExhaustionAction = (typeof EXHAUSTION_ACTIONS)[number];

export type Budget = {
  readonly type: BudgetType;
  readonly amount: Money;
  readonly action: ExhaustionAction;
  readonly liftWhenRestored: boolean;
  /** The month from which a one-time budget counts; null for a monthly one (R-3.4, G9). */
  readonly countsFrom: BillingMonth | null;
  /** Rises with every setting; a form sends back the one it showed. */
  readonly version: number;
};

/** Largest amount a budget may have. */
export const BUDGET_MAX = toMoney(2_147_483_647n * 10n ** 12n);
const CENT = 10n ** 10n;

/** Over 0, at most BUDGET_MAX, at most two decimals. */
export function isBudgetAmount(amount: bigint): boolean {
  return amount > 0n && amount <= BUDGET_MAX && amount % CENT === 0n;
}

/** Reserved money counts as used (G23); the stored sum may be negative (G10). */
export type Usage = { readonly counted: Money; readonly reserved: Money };

/** What counts as used in every decision. */
export function usedOf({ counted, reserved }: Usage): Money {
  return toMoney(counted + reserved);
}

/** Shown usage never goes below zero, the stored sum may (G10). */
export function shownUsage(used: Money): Money {
  return used < 0n ? ZERO : used;
}

/** Percent used, to two decimals and cut: one unit under the budget is not 100 (G17). */
export function usedPercentOf(amount: Money, used: Money): number {
  return Number((used * 10_000n) / amount) / 100;
}

/** Negative when overspent. */
export function remainingOf(amount: Money, used: Money): Money {
  return minus(amount, used);
}

/** True from the very unit at which usage reaches the budget (G5). */
export function isExhausted(amount: Money, used: Money): boolean {
  return used >= amount;
}

/** Names the stretch over which one high-water mark holds: the month, or the one-time budget's first month. */
export function periodOf(budget: Pick<Budget, "type" | "countsFrom">, running: BillingMonth): string {
  return budget.type === "monthly" ? running : `from ${budget.countsFrom ?? running}`;
}
