import { BUDGET_MAX } from "../budget/budget";
import { type Money, maximum, toMoney, ZERO } from "../money/money";

/** What is put on top of a typical month. */
export const MARGIN_PERCENT = 20;
/** Complete days from which on a month can be guessed without one. */
const DAYS_MIN = 7;
const RECENT = 3;
const DAYS_OF_MONTH = 30n;

/** The customer's past, the oldest month first. */
export type SpendingPast = {
  readonly months: readonly Money[];
  /** Of the time since the last complete month: the days that are over, and what was spent on them. */
  readonly days: number;
  readonly spentInDays: Money;
};

/** What a suggestion rests on, worded by lib/format. */
export type SuggestionBasis =
  | { readonly code: "suggestion.median"; readonly months: number; readonly median: Money; readonly highest: Money }
  /** The latest months lie higher than all together. */
  | {
      readonly code: "suggestion.rising";
      readonly months: number;
      readonly median: Money;
      readonly recent: Money;
      readonly highest: Money;
    }
  | { readonly code: "suggestion.days"; readonly days: number; readonly spent: Money; readonly month: Money };

export type NoSuggestion =
  | { readonly code: "suggestion.too-early"; readonly days: number; readonly needed: number }
  | { readonly code: "suggestion.nothing-spent" }
  /** Nothing in most months, so that none is typical. */
  | { readonly code: "suggestion.seldom"; readonly months: number; readonly highest: Money };

export type BudgetSuggestion =
  | { readonly amount: Money; readonly basis: SuggestionBasis }
  | { readonly amount: null; readonly basis: NoSuggestion };

/** A monthly budget that fits a customer's past, with what it rests on. */
export function suggestBudget({ months, days, spentInDays }: SpendingPast): BudgetSuggestion {
  if (months.length === 0) return suggestFromDays(days, spentInDays);
  const median = medianOf(months);
  const recent = medianOf(months.slice(-RECENT));
  const highest = months.reduce(maximum);
  const typical = maximum(median, recent);
  if (highest <= 0n) return { amount: null, basis: { code: "suggestion.nothing-spent" } };
  if (typical <= 0n) {
    return { amount: null, basis: { code: "suggestion.seldom", months: months.length, highest } };
  }
  const facts = { months: months.length, median, highest };
  const basis =
    recent > median
      ? ({ code: "suggestion.rising", recent, ...facts } as const)
      : ({ code: "suggestion.median", ...facts } as const);
  return { amount: withMargin(typical), basis };
}

function suggestFromDays(days: number, spent: Money): BudgetSuggestion {
  if (days < DAYS_MIN) return { amount: null, basis: { code: "suggestion.too-early", days, needed: DAYS_MIN } };
  if (spent <= 0n) return { amount: null, basis: { code: "suggestion.nothing-spent" } };
  const month = ceilTo(spent * DAYS_OF_MONTH, BigInt(days)) / BigInt(days);
  const basis = { code: "suggestion.days", days, spent, month: toMoney(month) } as const;
  return { amount: withMargin(toMoney(month)), basis };
}

/** The mean of the middle two where there are two; a month below zero counts as zero. */
function medianOf(months: readonly Money[]): Money {
  const rising = months.map((month) => maximum(month, ZERO)).toSorted((left, right) => (left < right ? -1 : 1));
  const half = Math.floor(rising.length / 2);
  const [lower = ZERO, upper = ZERO] = [rising[half - 1], rising[half]];
  return rising.length % 2 === 1 ? upper : toMoney((lower + upper) / 2n);
}

/** The margin on top, rounded up to a sensible step; at most what a budget may be. */
function withMargin(typical: Money): Money {
  const raised = ceilTo(typical * BigInt(100 + MARGIN_PERCENT), 100n) / 100n;
  const rounded = ceilTo(raised, stepOf(raised));
  return rounded < BUDGET_MAX ? toMoney(rounded) : BUDGET_MAX;
}

const UNIT = 10n ** 12n;

/** 1 in the second digit below 5 in the first, 5 in the second from there on; never less than one unit. */
function stepOf(amount: bigint): bigint {
  let first = UNIT;
  while (first * 10n <= amount) first *= 10n;
  if (first === UNIT) return UNIT;
  return amount < first * 5n ? first / 10n : first / 2n;
}

function ceilTo(value: bigint, step: bigint): bigint {
  return ((value + step - 1n) / step) * step;
}
