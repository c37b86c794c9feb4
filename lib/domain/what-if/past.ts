import {
  addDays,
  type BillingDay,
  type BillingMonth,
  billingDayOf,
  dayStart,
  firstDayOf,
  monthOfDay,
} from "../calendar/billing-month";
import { type Money, sumOf, ZERO } from "../money/money";
import { spentOn } from "./customer-trial";
import type { PastDay } from "./month-trial";
import { completeMonthsOf, pastMonthsOf } from "./policy";
import type { SpendingPast } from "./suggest-budget";

/** A customer's days as a trial and a suggestion read them. */
export type Past = {
  /** Complete months, the oldest first; one without spending is empty. */
  readonly months: ReadonlyMap<BillingMonth, readonly PastDay[]>;
  readonly spending: SpendingPast;
};

/** The days that are read for every past: all of the last twelve months, and of the running one what is over. */
export function pastRangeOf(at: Date): { readonly from: BillingDay; readonly to: BillingDay } {
  return { from: firstDayOf(pastMonthsOf(at)[0] ?? monthOfDay(billingDayOf(at))), to: yesterdayOf(at) };
}

/** The past of a customer that is there since `since`, out of the days in which it spent. */
export function pastOf(since: Date, at: Date, days: readonly PastDay[]): Past {
  const months = new Map<BillingMonth, PastDay[]>(completeMonthsOf(since, at).map((month) => [month, []]));
  for (const day of days) months.get(monthOfDay(day.day))?.push(day);
  return {
    months,
    spending: months.size > 0 ? ofMonths(months) : ofDays(firstWholeDayOf(since), yesterdayOf(at), days),
  };
}

function ofMonths(months: Past["months"]): SpendingPast {
  return { months: [...months.values()].map(spentIn), days: 0, spentInDays: ZERO };
}

function ofDays(first: BillingDay, last: BillingDay, days: readonly PastDay[]): SpendingPast {
  const counted = days.filter(({ day }) => day >= first && day <= last);
  return { months: [], days: countDays(first, last), spentInDays: spentIn(counted) };
}

function spentIn(days: readonly PastDay[]): Money {
  return sumOf(days.map(spentOn));
}

function yesterdayOf(at: Date): BillingDay {
  return addDays(billingDayOf(at), -1);
}

// What came before on the day it joined is not its own.
function firstWholeDayOf(since: Date): BillingDay {
  const day = billingDayOf(since);
  return dayStart(day).getTime() === since.getTime() ? day : addDays(day, 1);
}

function countDays(first: BillingDay, last: BillingDay): number {
  let count = 0;
  for (let day = first; day <= last; day = addDays(day, 1)) count++;
  return count;
}
