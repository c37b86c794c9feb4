import { addDays, type BillingDay, billingDayOf } from "../calendar/billing-month";
import { ATTRIBUTION_DAYS } from "../expenditure/dimension";

/** Days between the day of an assignment and the first that counts as the manager's. */
const { expenditure: ATTRIBUTION_LAG_DAYS } = ATTRIBUTION_DAYS;

/** One assignment of a customer; until null while it stands. */
export type AssignmentSpan = { readonly memberId: string; readonly since: Date; readonly until: Date | null };

export type AttributedDays = { readonly first: BillingDay /** Null: goes on. */; readonly last: BillingDay | null };

/** The days whose expenditure counts as this assignment's; null when it began and ended on one day ("Attribution"). */
export function attributedDays({ since, until }: Omit<AssignmentSpan, "memberId">): AttributedDays | null {
  const first = addDays(billingDayOf(since), ATTRIBUTION_LAG_DAYS);
  if (until === null) return { first, last: null };
  const last = addDays(billingDayOf(until), ATTRIBUTION_LAG_DAYS - 1);
  return last < first ? null : { first, last };
}

/** Whose expenditure of that day is, by the history of one customer; null: nobody's ("Attribution"). */
export function managerOn(history: readonly AssignmentSpan[], day: BillingDay): string | null {
  const found = history.find((span) => {
    const days = attributedDays(span);
    return days !== null && days.first <= day && (days.last === null || day <= days.last);
  });
  return found?.memberId ?? null;
}
