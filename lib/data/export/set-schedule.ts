import "server-only";
import { and, eq, isNotNull } from "drizzle-orm";
import { exportSchedules, members } from "@/db/schema";
import type { SetScheduleInput } from "@/lib/contracts/schedule";
import type { Permit } from "@/lib/domain/access/permit";
import { type Decision, refuse } from "@/lib/domain/decision";
import { mayExport } from "@/lib/domain/export/decide-export";
import { decideSchedule, type ScheduleReason } from "@/lib/domain/export/decide-schedule";
import { nextDueAt, timelessQuery } from "@/lib/domain/export/schedule";
import { stampOf } from "../actor-stamp";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { recordSchedule } from "./record-schedule";

/** Asks for an export again and again, in the member's own name; `locale` is the language of its words. */
export async function setSchedule(
  { actor }: Permit<"export.create">,
  { name, kind, format, rhythm, hour, query }: SetScheduleInput,
  locale: string,
): Promise<Decision<ScheduleReason>> {
  const { distributorId, company, via } = actor;
  if (via.kind !== "person") return refuse({ code: "schedule.not-allowed" });
  const { memberId } = via;
  return inTenant(actor, async (tx): Promise<Decision<ScheduleReason>> => {
    // One schedule of a member after the other, so that none is counted too late.
    await tx
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.distributorId, distributorId), eq(members.id, memberId)))
      .for("no key update");
    const own = and(eq(exportSchedules.distributorId, distributorId), eq(exportSchedules.memberId, memberId));
    const running = await tx.$count(exportSchedules, and(own, isNotNull(exportSchedules.dueAt)));
    const decision = decideSchedule({ mayExport: mayExport(actor, kind), kind, format, name, running });
    if (!decision.allowed) return decision;
    const at = await instantOf(tx);
    const schedule = { name, kind, format, rhythm, hour, query: timelessQuery(query) };
    await tx.insert(exportSchedules).values({
      ...schedule,
      distributorId,
      id: newId(),
      companyKind: company.kind,
      companyId: company.id,
      memberId,
      locale,
      dueAt: nextDueAt(rhythm, hour, at),
      by: stampOf(actor),
      setAt: at,
    });
    await recordSchedule(tx, actor, { changeId: newId(), at, action: "export.scheduled", schedule });
    return decision;
  });
}
