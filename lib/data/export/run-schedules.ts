import "server-only";
import { and, asc, eq, lte } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { exportSchedules } from "@/db/schema";
import type { ExportFailure } from "@/lib/domain/export/export";
import { nextDueAt, queryTaken, rangeTaken } from "@/lib/domain/export/schedule";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { findDistributor, systemActor } from "../system-actor";
import { inTenant } from "../tenant";
import { endSchedulesOf } from "./end-schedule";
import { findExportPerson } from "./find-export-person";
import { queueExport } from "./queue-export";

type Due = typeof exportSchedules.$inferSelect & { readonly dueAt: Date };

/**
 * Asks for what is due, once a time: the export and the next time are one transaction under the schedule's lock, and
 * what was missed while nothing ran is caught up time by time, so that no day is left out.
 */
export async function runExportSchedules(distributorId: string, leaving?: AbortSignal): Promise<number> {
  for (let asked = 0; ; asked++) {
    if (leaving?.aborted) return asked;
    const due = await inTenant({ distributorId }, (tx) => findDue(tx, distributorId));
    if (due === null) return asked;
    await run(due);
  }
}

async function findDue(tx: Transaction, distributorId: string): Promise<Due | null> {
  const [due] = await tx
    .select()
    .from(exportSchedules)
    .where(and(eq(exportSchedules.distributorId, distributorId), lte(exportSchedules.dueAt, await instantOf(tx))))
    .orderBy(asc(exportSchedules.dueAt), asc(exportSchedules.id))
    .limit(1);
  return due ? asDue(due) : null;
}

const asDue = (row: typeof exportSchedules.$inferSelect): Due | null =>
  row.dueAt === null ? null : { ...row, dueAt: row.dueAt };

async function run(due: Due): Promise<void> {
  const { distributorId, memberId, kind, rhythm, hour, dueAt } = due;
  // Rights are asked anew each time, before the lock, for they are read elsewhere.
  const person = await findExportPerson({ distributorId, memberId, kind });
  await inTenant({ distributorId }, async (tx) => {
    const own = and(eq(exportSchedules.distributorId, distributorId), eq(exportSchedules.id, due.id));
    const [now] = await tx.select({ dueAt: exportSchedules.dueAt }).from(exportSchedules).where(own).for("update");
    // Another process asked for this very time, or it was ended meanwhile.
    if (now?.dueAt?.getTime() !== dueAt.getTime()) return;
    const at = await instantOf(tx);
    if (typeof person === "string") return endDue(tx, due, person, at);
    const query = queryTaken(kind, due.query, rangeTaken(rhythm, dueAt));
    const ask = { kind, format: due.format, locale: due.locale, query };
    await queueExport(tx, person.actor, at, ask, { memberId, scheduleId: due.id });
    await tx
      .update(exportSchedules)
      .set({ dueAt: nextDueAt(rhythm, hour, dueAt) })
      .where(own);
  });
}

/** Whoever is no member any more has no schedules, and one that may not take this any more not this one. */
async function endDue(tx: Transaction, due: Due, why: ExportFailure, at: Date): Promise<void> {
  const { distributorId, memberId, by } = due;
  const facts = await findDistributor(tx, distributorId);
  if (!facts) throw new Error("the schedule's distributor is gone");
  const changeId = newId();
  const system = systemActor(distributorId, facts, changeId);
  // The log of the company whose schedule it is.
  const company = { kind: due.companyKind, id: due.companyId, name: by.company, accountName: by.accountName };
  const whose = why === "export.member-gone" ? { memberId } : { scheduleId: due.id };
  await endSchedulesOf(tx, { ...system, company }, whose, { at, changeId });
}
