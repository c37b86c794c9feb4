import { hasReached } from "../budget/threshold";
import { DAY_MS } from "../calendar/billing-month";
import type { Money } from "../money/money";

/** Days before its end at which both sides of a grant are warned (G1). */
export const WARNING_DAYS = [30, 7, 1] as const;

/** Percent of a quota used at which both sides are alerted (G2). */
const QUOTA_THRESHOLDS = [75, 90, 100] as const;

/** Percent of a quota used from which it is a to-do of both sides (G2). */
export const TIGHT_QUOTA_PERCENT = 90 satisfies (typeof QUOTA_THRESHOLDS)[number];

/** Warnings whose time has come, nearest to the end last; what was near already when it was set is known ("Lapse"). */
export function dueWarnings({ until, setAt }: { readonly until: Date; readonly setAt: Date }, at: Date): number[] {
  return WARNING_DAYS.filter((days) => {
    const warnAt = until.getTime() - days * DAY_MS;
    return setAt.getTime() < warnAt && warnAt <= at.getTime() && at.getTime() < until.getTime();
  });
}

/** The highest of 75, 90, 100 that usage has reached of a quota; 0 when none ("Pools"). */
export function reachedQuota(used: Money, quota: Money): number {
  return QUOTA_THRESHOLDS.findLast((percent) => hasReached(used, quota, percent)) ?? 0;
}

/** The last instant of a past minute, for usage is kept to the minute; the present is as it is. */
export function momentOf(asked: Date, now: Date): Date {
  const minute = 60_000;
  const end = Math.floor(asked.getTime() / minute) * minute + minute - 1;
  return new Date(Math.min(end, now.getTime()));
}
