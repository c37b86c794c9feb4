import { type Budget, isExhausted } from "../budget/budget";
import { knownThresholds } from "../budget/threshold";
import { type UsageFacts, type UsageReply, usageReplyOf } from "../budget/usage-answer";
import type { BillingDay } from "../calendar/billing-month";
import { type Money, minus, plus, toMoney, ZERO } from "../money/money";
import { isCounted, type TrialThreshold } from "./policy";

/** What a customer spent on a day, at list price as budgets count it. */
export type PastDay = {
  readonly day: BillingDay;
  /** Paid in advance: yearly/monthly, reserved instances, savings plans. Zero or above. */
  readonly purchases: Money;
  /** Pay-per-use and spot. Zero or above. */
  readonly payPerUse: Money;
  /** What came back, zero or below. */
  readonly refunded: Money;
};

export type TrialBudget = Pick<Budget, "amount" | "action" | "liftWhenRestored">;

/** What would not have been spent. */
export type Unspent = { readonly purchases: Money; readonly payPerUse: Money };

export type MonthTrial = {
  readonly alerts: readonly { readonly day: BillingDay; readonly threshold: number }[];
  /** The first day on which the budget was used up; null: never. From the next day on purchases stop. */
  readonly usedUpOn: BillingDay | null;
  /** Since when refunds have it restored again; null: not used up, or still at the month's end. */
  readonly restoredOn: BillingDay | null;
  /** The day the action ran; null: it did not. */
  readonly actedOn: BillingDay | null;
  /** The day refunds ended what it did; null: it held until the month's end, or did not run. */
  readonly liftedOn: BillingDay | null;
  /** What was really spent. */
  readonly spent: Money;
  readonly unspent: Unspent;
};

type Course = Omit<MonthTrial, "spent"> & {
  /** As it would have been: without what was not spent. */
  readonly used: Money;
  readonly mark: number;
  readonly raised: UsageFacts["alerts"];
};

const START: Course = {
  alerts: [],
  usedUpOn: null,
  restoredOn: null,
  actedOn: null,
  liftedOn: null,
  unspent: { purchases: ZERO, payPerUse: ZERO },
  used: ZERO,
  mark: 0,
  raised: [],
};

/** What each day of one month, in order, would have brought under the budget. */
export function tryMonth(
  budget: TrialBudget,
  days: readonly PastDay[],
  thresholds: readonly TrialThreshold[],
): MonthTrial {
  let course = START;
  for (const day of days) course = stepOf(course, budget, day, thresholds);
  const { used, mark: _mark, raised: _raised, ...trial } = course;
  return { ...trial, spent: plus(used, unspentOf(trial.unspent)) };
}

export function unspentOf({ purchases, payPerUse }: Unspent): Money {
  return plus(purchases, payPerUse);
}

function stepOf(course: Course, budget: TrialBudget, past: PastDay, thresholds: readonly TrialThreshold[]): Course {
  const { unspent, delta } = passedOf(course, budget, past);
  const used = plus(course.used, delta);
  const reply = usageReplyOf({ budget, used, running: delta, mark: course.mark, alerts: course.raised });
  const { day } = past;
  const threshold = knownThresholds(used, budget.amount)
    .filter((percent) => percent > course.mark && isCounted(percent, thresholds))
    .at(-1);
  return {
    unspent,
    used,
    mark: reply.mark,
    alerts: threshold === undefined ? course.alerts : [...course.alerts, { day, threshold }],
    raised: raisedBy(course.raised, reply),
    ...daysOf(course, reply, day, budget),
  };
}

type Days = Pick<MonthTrial, "usedUpOn" | "restoredOn" | "actedOn" | "liftedOn">;

function daysOf(
  course: Days,
  { exhausted, act }: UsageReply,
  day: BillingDay,
  { liftWhenRestored }: TrialBudget,
): Days {
  const { usedUpOn, restoredOn, actedOn, liftedOn } = course;
  if (exhausted) {
    return {
      usedUpOn: usedUpOn ?? day,
      restoredOn: null,
      actedOn: act === null ? actedOn : day,
      liftedOn,
    };
  }
  const lifts = liftWhenRestored && actedOn !== null;
  return {
    usedUpOn,
    restoredOn: usedUpOn === null ? null : (restoredOn ?? day),
    actedOn,
    liftedOn: lifts ? (liftedOn ?? day) : liftedOn,
  };
}

/** What of the day is let through, and what more is not spent; refunds first take back of the latter. */
function passedOf({ used, unspent, actedOn, liftedOn }: Course, { amount, action }: TrialBudget, past: PastDay) {
  const frozen = actedOn !== null && liftedOn === null;
  const stopsPurchases =
    isExhausted(amount, used) || (frozen && (action === "freeze-account" || action === "freeze-account-and-resources"));
  const stopsUse = frozen && action === "freeze-account-and-resources";
  const purchases = stopsPurchases ? plus(unspent.purchases, past.purchases) : unspent.purchases;
  const payPerUse = stopsUse ? plus(unspent.payPerUse, past.payPerUse) : unspent.payPerUse;
  const back = toMoney(-past.refunded);
  const ofPurchases = least(back, purchases);
  const ofUse = least(minus(back, ofPurchases), payPerUse);
  const through = plus(stopsPurchases ? ZERO : past.purchases, stopsUse ? ZERO : past.payPerUse);
  return {
    unspent: { purchases: minus(purchases, ofPurchases), payPerUse: minus(payPerUse, ofUse) },
    delta: toMoney(through - back + ofPurchases + ofUse),
  };
}

function raisedBy(alerts: UsageFacts["alerts"], { alertAt, resolve, reopen }: UsageReply): UsageFacts["alerts"] {
  const turned = alerts.map(({ threshold, state }) => ({
    threshold,
    state: resolve.includes(threshold) ? "resolved" : reopen.includes(threshold) ? "open" : state,
  }));
  return alertAt === null ? turned : [...turned, { threshold: alertAt, state: "open" }];
}

function least(left: Money, right: Money): Money {
  return left < right ? left : right;
}
