import "server-only";
import { and, eq, gt, isNotNull, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { alertHandlings, alerts } from "@/db/schema";
import type { AlertState } from "@/lib/domain/alert/alert";
import type { HandlingState } from "@/lib/domain/alert/handling";

/** A handling beside its alert. */
export const ITS_ALERT = and(
  eq(alerts.distributorId, alertHandlings.distributorId),
  eq(alerts.id, alertHandlings.alertId),
);

type Ended = {
  readonly state: AlertState;
  readonly resolvedAt: Date | null;
  readonly resolvedById: string | null;
};

/** Whether an alert is still so and the company's to deal with: what ended by itself with a company is neither. */
export function isSoFor({ state, resolvedAt, resolvedById }: Ended): boolean {
  return state === "open" && (resolvedAt === null || resolvedById !== null);
}

/** A higher threshold of the same budget is open: it says all that this one does. */
const OVERTAKEN = sql`exists (
  select 1 from alerts higher
  where higher.distributor_id = ${alerts.distributorId} and higher.customer_id = ${alerts.customerId}
    and higher.kind = ${alerts.kind} and higher.period = ${alerts.period} and higher.amount = ${alerts.amount}
    and higher.threshold > ${alerts.threshold} and higher.state = 'open')`;

/** What `handlingStateOf` reads, as a clause; "standing" is open or acknowledged, and not overtaken. */
export function inState(state: HandlingState | "standing", at: Date): SQL | undefined {
  const { acknowledgedAt, snoozedUntil, resolvedAt } = alertHandlings;
  const standing = and(isNull(resolvedAt), or(isNull(snoozedUntil), lte(snoozedUntil, at)), sql`not ${OVERTAKEN}`);
  switch (state) {
    case "standing":
      return standing;
    case "open":
      return and(standing, isNull(acknowledgedAt));
    case "acknowledged":
      return and(standing, isNotNull(acknowledgedAt));
    case "snoozed":
      return and(isNull(resolvedAt), gt(snoozedUntil, at));
    case "resolved":
      return isNotNull(resolvedAt);
  }
}
