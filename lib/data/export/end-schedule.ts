import "server-only";
import { and, asc, eq, isNotNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { exportSchedules } from "@/db/schema";
import type { EndScheduleInput } from "@/lib/contracts/schedule";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { type Decision, refuse } from "@/lib/domain/decision";
import { decideEnd, type ScheduleReason } from "@/lib/domain/export/decide-schedule";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { recordSchedule } from "./record-schedule";

/** Ends a schedule; what it took away stays in the history for its time. */
export async function endSchedule(
  { actor }: Permit<"export.create">,
  { scheduleId }: EndScheduleInput,
): Promise<Decision<ScheduleReason>> {
  const { distributorId, company, via } = actor;
  const own = and(
    eq(exportSchedules.distributorId, distributorId),
    eq(exportSchedules.companyId, company.id),
    eq(exportSchedules.id, scheduleId),
  );
  return inTenant(actor, async (tx): Promise<Decision<ScheduleReason>> => {
    const [schedule] = await tx.select().from(exportSchedules).where(own).for("update");
    if (!schedule) return refuse({ code: "schedule.unknown" });
    const isOwn = via.kind === "person" && via.memberId === schedule.memberId;
    const isAdministrator = via.kind !== "person" || via.roles.includes("administrator");
    const decision = decideEnd({ isOwn, isAdministrator, isEnded: schedule.dueAt === null });
    if (!decision.allowed) return decision;
    const at = await instantOf(tx);
    await tx.update(exportSchedules).set({ dueAt: null }).where(own);
    await recordSchedule(tx, actor, { changeId: newId(), at, action: "export.schedule-ended", schedule });
    return decision;
  });
}

type Whose = { readonly memberId: string } | { readonly scheduleId: string };
type End = { readonly at: Date; readonly changeId: string };

/** Ends all that a member set, or one alone, in the transaction that takes or misses its rights. */
export async function endSchedulesOf(tx: Transaction, actor: Actor, whose: Whose, end: End): Promise<void> {
  const own = and(
    eq(exportSchedules.distributorId, actor.distributorId),
    "memberId" in whose ? eq(exportSchedules.memberId, whose.memberId) : eq(exportSchedules.id, whose.scheduleId),
    isNotNull(exportSchedules.dueAt),
  );
  const running = await tx.select().from(exportSchedules).where(own).orderBy(asc(exportSchedules.id)).for("update");
  if (running.length === 0) return;
  await tx.update(exportSchedules).set({ dueAt: null }).where(own);
  for (const schedule of running) {
    await recordSchedule(tx, actor, { ...end, action: "export.schedule-ended", schedule });
  }
}
