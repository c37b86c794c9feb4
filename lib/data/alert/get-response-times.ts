import "server-only";
import { and, gte, type SQLWrapper, sql } from "drizzle-orm";
import { alertHandlings, alerts } from "@/db/schema";
import type { ResponseTimes } from "@/lib/contracts/alert-view";
import type { Permit } from "@/lib/domain/access/permit";
import { SEVERITIES } from "@/lib/domain/alert/alert";
import { DAY_MS } from "@/lib/domain/calendar/billing-month";
import { alertsOf } from "../scope";
import { inTenant } from "../tenant";
import { ITS_ALERT } from "./handling-clauses";

export const RESPONSE_DAYS = 30;

/** How long alerts that came within 30 days waited to be acknowledged and to be resolved, also by themselves. */
export async function getResponseTimes({ actor }: Permit<"alert.read">, at: Date): Promise<readonly ResponseTimes[]> {
  const since = new Date(at.getTime() - RESPONSE_DAYS * DAY_MS);
  const { acknowledgedAt, resolvedAt, openedAt } = alertHandlings;
  const took = (end: SQLWrapper, part: number) =>
    sql<number | null>`(percentile_cont(${sql.raw(String(part))}) within group (
      order by extract(epoch from ${end} - ${openedAt}) * 1000))::float8`;
  const counted = (end: SQLWrapper) => sql<number>`count(${end})::int`;
  const rows = await inTenant(actor, (tx) =>
    tx
      .select({
        severity: alerts.severity,
        came: sql<number>`count(*)::int`,
        acknowledged: counted(acknowledgedAt),
        acknowledgedMedian: took(acknowledgedAt, 0.5),
        acknowledgedNinetieth: took(acknowledgedAt, 0.9),
        resolved: counted(resolvedAt),
        resolvedMedian: took(resolvedAt, 0.5),
        resolvedNinetieth: took(resolvedAt, 0.9),
      })
      .from(alertHandlings)
      .innerJoin(alerts, ITS_ALERT)
      .where(and(alertsOf(actor), gte(openedAt, since)))
      .groupBy(alerts.severity),
  );
  return rows
    .toSorted((left, right) => SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity))
    .map((row) => ({
      severity: row.severity,
      came: row.came,
      acknowledged: {
        count: row.acknowledged,
        median: row.acknowledgedMedian,
        ninetieth: row.acknowledgedNinetieth,
      },
      resolved: { count: row.resolved, median: row.resolvedMedian, ninetieth: row.resolvedNinetieth },
    }));
}
