import "server-only";
import { alertLimits } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import { type AlertLimitReason, type AlertLimits, decideAlertLimits } from "@/lib/domain/alert/limits";
import type { Decision } from "@/lib/domain/decision";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { loadAlertLimits } from "./load-alert-limits";

/** How long requests may wait and deliveries be missing before the distributor is alerted. */
export async function setAlertLimits(
  { actor }: Permit<"alert-limit.set">,
  { requestHours, deliveryLateDays }: AlertLimits,
): Promise<Decision<AlertLimitReason>> {
  const { distributorId, company } = actor;
  const after = { requestHours, deliveryLateDays };
  return writeFor(actor, async (tx): Promise<Decision<AlertLimitReason>> => {
    const decision = decideAlertLimits(after);
    if (!decision.allowed) return decision;
    const before = await loadAlertLimits(tx, distributorId);
    await tx
      .insert(alertLimits)
      .values({ distributorId, ...after })
      .onConflictDoUpdate({ target: alertLimits.distributorId, set: after });
    const at = await instantOf(tx);
    const subject = { kind: company.kind, id: company.id, name: company.name };
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "alert-limit.set", subject, before, after }]);
    return decision;
  });
}
