import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { alertHandlings, alerts } from "@/db/schema";
import type { AlertCount } from "@/lib/contracts/alert-view";
import type { Permit } from "@/lib/domain/access/permit";
import { SEVERITIES, type Severity } from "@/lib/domain/alert/alert";
import { alertsOf } from "../scope";
import { inTenant } from "../tenant";
import { ITS_ALERT, inState } from "./handling-clauses";

/** Beyond it nobody reads a number: the oldest as many are looked at, however many there are. */
const ALERTS_COUNTED_MAX = 1000;

/** What stands with the actor's company and is not snoozed, of one customer or of all. */
export async function countAlerts(
  { actor }: Permit<"alert.read">,
  at: Date,
  customerId: string | null = null,
): Promise<AlertCount> {
  const rows = await inTenant(actor, (tx) => {
    const some = tx
      .select({ severity: alerts.severity, openedAt: alertHandlings.openedAt })
      .from(alertHandlings)
      .innerJoin(alerts, ITS_ALERT)
      .where(
        and(
          alertsOf(actor),
          inState("standing", at),
          customerId === null ? undefined : eq(alerts.customerId, customerId),
        ),
      )
      .orderBy(asc(alertHandlings.openedAt))
      .limit(ALERTS_COUNTED_MAX)
      .as("some");
    return tx
      .select({
        severity: some.severity,
        count: sql<number>`count(*)::int`,
        oldestAt: sql`min(${some.openedAt})`.mapWith(alertHandlings.openedAt),
      })
      .from(some)
      .groupBy(some.severity);
  });
  const of = (severity: Severity) => rows.find((row) => row.severity === severity);
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const gravest = SEVERITIES.map(of).find((row) => row !== undefined);
  return {
    total,
    isCapped: total >= ALERTS_COUNTED_MAX,
    bySeverity: {
      critical: of("critical")?.count ?? 0,
      warning: of("warning")?.count ?? 0,
      info: of("info")?.count ?? 0,
    },
    gravest: gravest ? { severity: gravest.severity, oldestAt: gravest.oldestAt } : null,
  };
}
