import type { BillingDay, BillingMonth } from "../calendar/billing-month";
import { type Money, plus, sumOf, ZERO } from "../money/money";
import { type MonthTrial, type PastDay, type TrialBudget, tryMonth, type Unspent, unspentOf } from "./month-trial";
import type { TrialThreshold } from "./policy";

export type TriedMonth = MonthTrial & { readonly month: BillingMonth };

/** What a budget would have brought over several months, each by itself. */
export type TrialSum = {
  readonly alerts: number;
  /** The first day on which it was used up. */
  readonly usedUpOn: BillingDay | null;
  /** The first day on which the action ran. */
  readonly actedOn: BillingDay | null;
  readonly spent: Money;
  readonly unspent: Unspent;
};

export function spentOn({ purchases, payPerUse, refunded }: PastDay): Money {
  return plus(plus(purchases, payPerUse), refunded);
}

export function tryMonths(
  budget: TrialBudget,
  months: ReadonlyMap<BillingMonth, readonly PastDay[]>,
  thresholds: readonly TrialThreshold[],
): readonly TriedMonth[] {
  return [...months].map(([month, days]) => ({ month, ...tryMonth(budget, days, thresholds) }));
}

export function sumOfMonths(months: readonly TriedMonth[]): TrialSum {
  return {
    alerts: months.reduce((sum, { alerts }) => sum + alerts.length, 0),
    usedUpOn: firstOf(months.map(({ usedUpOn }) => usedUpOn)),
    actedOn: firstOf(months.map(({ actedOn }) => actedOn)),
    spent: sumOf(months.map(({ spent }) => spent)),
    unspent: sumOfUnspent(months.map(({ unspent }) => unspent)),
  };
}

/** What a policy would have brought to many customers. */
export type TrialTotal = {
  readonly customers: number;
  readonly alerts: number;
  /** How many had at least one alert, used it up, were acted on. */
  readonly alerted: number;
  readonly usedUp: number;
  readonly acted: number;
  readonly firstUsedUpOn: BillingDay | null;
  readonly firstActedOn: BillingDay | null;
  readonly spent: Money;
  readonly unspent: Unspent;
};

export const NOTHING_TRIED: TrialTotal = {
  customers: 0,
  alerts: 0,
  alerted: 0,
  usedUp: 0,
  acted: 0,
  firstUsedUpOn: null,
  firstActedOn: null,
  spent: ZERO,
  unspent: { purchases: ZERO, payPerUse: ZERO },
};

export function addTrial(total: TrialTotal, trial: TrialSum): TrialTotal {
  return {
    customers: total.customers + 1,
    alerts: total.alerts + trial.alerts,
    alerted: total.alerted + (trial.alerts > 0 ? 1 : 0),
    usedUp: total.usedUp + (trial.usedUpOn === null ? 0 : 1),
    acted: total.acted + (trial.actedOn === null ? 0 : 1),
    firstUsedUpOn: firstOf([total.firstUsedUpOn, trial.usedUpOn]),
    firstActedOn: firstOf([total.firstActedOn, trial.actedOn]),
    spent: plus(total.spent, trial.spent),
    unspent: sumOfUnspent([total.unspent, trial.unspent]),
  };
}

/** The order of a table that shows first what the policy changes most. */
export function byUnspent(left: TrialSum, right: TrialSum): number {
  const difference = unspentOf(right.unspent) - unspentOf(left.unspent);
  if (difference !== 0n) return difference > 0n ? 1 : -1;
  return right.alerts - left.alerts;
}

function sumOfUnspent(parts: readonly Unspent[]): Unspent {
  return {
    purchases: sumOf(parts.map(({ purchases }) => purchases)),
    payPerUse: sumOf(parts.map(({ payPerUse }) => payPerUse)),
  };
}

function firstOf(days: readonly (BillingDay | null)[]): BillingDay | null {
  return days.filter((day) => day !== null).toSorted()[0] ?? null;
}
