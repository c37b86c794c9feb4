import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { alertSteps, alerts } from "@/db/schema";
import type { AlertDetails } from "@/lib/contracts/alert-view";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";
import { isSoFor } from "./handling-clauses";
import { selectAlerts, toAlertLine } from "./select-alerts";

/** The newest as many steps are told. */
const STEPS = 100;

/** An alert with what the actor's company did about it; null: there is none, or it is not the actor's. */
export async function getAlert(
  { actor }: Permit<"alert.read">,
  alertId: string,
  at: Date,
): Promise<AlertDetails | null> {
  const { distributorId, company } = actor;
  return inTenant(actor, async (tx) => {
    const [row] = await selectAlerts(tx, actor, eq(alerts.id, alertId)).limit(1);
    if (!row) return null;
    const steps = await tx
      .select()
      .from(alertSteps)
      .where(
        and(
          eq(alertSteps.distributorId, distributorId),
          eq(alertSteps.alertId, alertId),
          eq(alertSteps.companyId, company.id),
        ),
      )
      .orderBy(desc(alertSteps.at), desc(alertSteps.id))
      .limit(STEPS);
    return {
      ...toAlertLine(actor, row, at),
      isSo: isSoFor({ ...row, state: row.alertState }),
      steps: steps.map(({ id, kind, at: when, by, text, toName, until }) => ({
        id,
        kind,
        at: when,
        by: by?.name ?? null,
        text,
        toName,
        until,
      })),
    };
  });
}
