import "server-only";
import type { Permit } from "@/lib/domain/access/permit";
import type { Decision } from "@/lib/domain/decision";
import { decideExport, EXPORTS_PER_HOUR, type ExportReason } from "@/lib/domain/export/decide-export";
import { instantOf } from "../instant";
import { consume, rateLimiter } from "../rate-limit";
import { inTenant } from "../tenant";
import { type ExportAsk, queueExport } from "./queue-export";

const byCompany = rateLimiter({ keyPrefix: "export", points: EXPORTS_PER_HOUR, durationSeconds: 60 * 60 });

type Refused = Extract<Decision<ExportReason>, { readonly allowed: false }>;
export type RequestedExport = { readonly allowed: true; readonly exportId: string } | Refused;

/** Asks for an export by hand; what it takes and for whom is recorded before its first row is read (G18). */
export async function requestExport({ actor }: Permit<"export.create">, ask: ExportAsk): Promise<RequestedExport> {
  const { via, company } = actor;
  // An export's rows are those of a member, whose roles are asked anew when it runs.
  if (via.kind !== "person") return { allowed: false, reasons: [{ code: "export.not-allowed" }] };
  const { consumedPoints: asked } = await consume(byCompany, company.id);
  const decision = decideExport({ actor, kind: ask.kind, format: ask.format, asked });
  if (!decision.allowed) return decision;
  const { memberId } = via;
  const exportId = await inTenant(actor, async (tx) =>
    queueExport(tx, actor, await instantOf(tx), ask, { memberId, scheduleId: null }),
  );
  return { allowed: true, exportId };
}
