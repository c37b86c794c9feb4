import { type Budget, remainingOf } from "../budget/budget";
import { billingMonthOf } from "../calendar/billing-month";
import { isPaidByUse } from "../catalogue/offer";
import { type Decision, decide } from "../decision";
import { type Money, minus } from "../money/money";
import { graceEndOf, standingOf } from "../resource/status";
import { isClosed, type TermResource } from "./facts";
import type { TermOwnReason } from "./reason";

/** Hours after which a renewal that was refused is tried and told again. */
const RETRY_HOURS = 24;
/** Days before its expiry in which a renewal that will not fit the budget is told. */
export const AHEAD_DAYS = 7;

const HOUR_MS = 60 * 60 * 1000;

/** Whether a resource is renewed by itself now: from its expiry on, until its grace ends (G19). */
export function isRenewedNow(expiresAt: Date, at: Date): boolean {
  return expiresAt <= at && at < graceEndOf(expiresAt);
}

/** Whether a refused renewal is told and counted as tried again; null: it never was tried. */
export function isRetryDue(triedAt: Date | null, at: Date): boolean {
  return triedAt === null || at.getTime() - triedAt.getTime() >= RETRY_HOURS * HOUR_MS;
}

/** Whether a resource may be set to renew itself, or no more: in retention somebody must renew it first. */
export function decideAutoRenewal(resource: TermResource | null, on: boolean, at: Date): Decision<TermOwnReason> {
  return decide<TermResource | null, TermOwnReason>(
    [
      (one) => (one === null ? { code: "term.resource-unknown" } : null),
      (one) => (one !== null && isClosed(one, at) ? { code: "term.closed" } : null),
      (one) => (one !== null && isPaidByUse(one.mode) ? { code: "term.paid-by-use" } : null),
      (one) =>
        on && one?.expiresAt && standingOf(one, null, at).status === "retention"
          ? { code: "term.expired", expiredAt: one.expiresAt }
          : null,
    ],
    resource,
  );
}

/** A try may do better as soon as what refused it is gone: a purchase's reasons, or that there was no price. */
export function mayHaveEnded(reasons: readonly { readonly code: string }[]): boolean {
  return reasons.every(({ code }) => code.startsWith("purchase.") || code === "term.not-offered");
}

export type ComingRenewal = {
  readonly id: string;
  readonly expiresAt: Date;
  /** At the list price of now; null: it has none. */
  readonly amount: Money | null;
};

type Purse = { readonly budget: Pick<Budget, "type" | "amount"> | null; readonly used: Money; readonly at: Date };

/**
 * The coming renewals that will not fit, each after those before it: into what is left of the budget now, or, of a
 * monthly one where the term ends in a later month, into that month's.
 */
export function unfitOf(coming: readonly ComingRenewal[], { budget, used, at }: Purse): readonly ComingRenewal[] {
  const left = new Map<string, Money>();
  return coming
    .toSorted((one, other) => one.expiresAt.getTime() - other.expiresAt.getTime() || (one.id < other.id ? -1 : 1))
    .filter(({ amount, expiresAt }) => {
      if (budget === null || amount === null) return true;
      const isLater = budget.type === "monthly" && billingMonthOf(expiresAt) > billingMonthOf(at);
      const purse = isLater ? billingMonthOf(expiresAt) : "now";
      const remaining = left.get(purse) ?? (isLater ? budget.amount : remainingOf(budget.amount, used));
      if (remaining <= 0n || amount > remaining) return true;
      left.set(purse, minus(remaining, amount));
      return false;
    });
}
