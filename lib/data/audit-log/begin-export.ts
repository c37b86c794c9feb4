import "server-only";
import type { OperationLogFilter } from "@/lib/contracts/operation-log";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { recordAudit } from "../audit";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { consume, rateLimiter } from "../rate-limit";
import { inTenant } from "../tenant";

const EXPORTS_PER_HOUR = 20;

const byCompany = rateLimiter({
  keyPrefix: "log-export",
  points: EXPORTS_PER_HOUR,
  durationSeconds: 60 * 60,
});

export type ExportReason = { readonly code: "operation-log.too-many-exports"; readonly max: number };

/** Records that the log is taken out of the house, and what of it, before the first row leaves (G18). */
export async function beginExport(
  { actor }: Permit<"operation-log.export">,
  filter: OperationLogFilter,
): Promise<Decision<ExportReason>> {
  const { company } = actor;
  const taken = await consume(byCompany, company.id);
  if (taken.consumedPoints > EXPORTS_PER_HOUR) {
    return refuse({ code: "operation-log.too-many-exports", max: EXPORTS_PER_HOUR });
  }
  await inTenant(actor, async (tx) => {
    const at = await instantOf(tx);
    const subject = { kind: company.kind, id: company.id, name: company.name };
    const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null));
    await recordAudit(tx, actor, [
      { changeId: newId(), at, action: "operation-log.exported", subject, after: { filter: asked } },
    ]);
  });
  return ALLOWED;
}
