import "server-only";
import { and, asc, eq, lt, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { exportJobs, exportParts } from "@/db/schema";
import type { ExportQuery } from "@/lib/contracts/export";
import { EXPORT_ATTEMPTS_MAX, EXPORT_SILENCE_MS, type ExportKind } from "@/lib/domain/export/export";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";

/** A run that this process holds until it falls silent; `attempt` tells it from a later one. */
export type ExportRun = {
  readonly distributorId: string;
  readonly id: string;
  readonly attempt: number;
  readonly memberId: string;
  readonly kind: ExportKind;
  readonly locale: string;
  readonly query: ExportQuery;
};

/**
 * Takes the export that waits longest, or one whose process fell silent: it begins anew, since its figures are of one
 * moment, and what the run before wrote is gone. Null: nothing waits.
 */
export function claimExport(distributorId: string): Promise<ExportRun | null> {
  return inTenant({ distributorId }, async (tx) => {
    for (;;) {
      const at = await instantOf(tx);
      const job = await lockNext(tx, distributorId, at);
      if (!job) return null;
      const { id, memberId, kind, locale, query } = job;
      const own = and(eq(exportJobs.distributorId, distributorId), eq(exportJobs.id, id));
      await tx
        .delete(exportParts)
        .where(and(eq(exportParts.distributorId, distributorId), eq(exportParts.exportId, id)));
      if (job.attempt >= EXPORT_ATTEMPTS_MAX) {
        await tx.update(exportJobs).set({ state: "failed", failure: "export.gave-up", finishedAt: at }).where(own);
        continue;
      }
      const attempt = job.attempt + 1;
      await tx
        .update(exportJobs)
        .set({ state: "running", startedAt: at, seenAt: at, asOf: null, attempt, rowsDone: 0, sheet: null })
        .where(own);
      return { distributorId, id, attempt, memberId, kind, locale, query };
    }
  });
}

async function lockNext(tx: Transaction, distributorId: string, at: Date) {
  const silentSince = new Date(at.getTime() - EXPORT_SILENCE_MS);
  const [job] = await tx
    .select()
    .from(exportJobs)
    .where(
      and(
        eq(exportJobs.distributorId, distributorId),
        or(eq(exportJobs.state, "queued"), and(eq(exportJobs.state, "running"), lt(exportJobs.seenAt, silentSince))),
      ),
    )
    .orderBy(asc(exportJobs.requestedAt), asc(exportJobs.id))
    .limit(1)
    .for("update", { skipLocked: true });
  return job;
}
