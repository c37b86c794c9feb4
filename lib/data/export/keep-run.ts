import "server-only";
import { and, eq, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { exportJobs, exportParts } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { ExportFailure, ExportSheet } from "@/lib/domain/export/export";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import type { ExportRun } from "./claim-export";
import { tellSchedule } from "./tell-schedule";

/** Another process took the run over, since this one was silent for too long. */
export class LostRun extends Error {}

type Change = Partial<typeof exportJobs.$inferInsert>;

function whileOwn({ distributorId, id, attempt }: ExportRun): SQL | undefined {
  return and(
    eq(exportJobs.distributorId, distributorId),
    eq(exportJobs.id, id),
    eq(exportJobs.attempt, attempt),
    eq(exportJobs.state, "running"),
  );
}

async function change(
  run: ExportRun,
  changeAt: (at: Date) => Change,
  also?: (tx: Transaction, at: Date) => Promise<unknown>,
) {
  await inTenant(run, async (tx) => {
    const at = await instantOf(tx);
    const changed = await tx.update(exportJobs).set(changeAt(at)).where(whileOwn(run)).returning({ id: exportJobs.id });
    if (changed.length === 0) throw new LostRun("the export is another run's now");
    await also?.(tx, at);
  });
}

/** What stands above the rows, and of which moment they are. */
export function keepHead(run: ExportRun, asOf: Date, sheet: ExportSheet): Promise<void> {
  return change(run, (at) => ({ seenAt: at, asOf, sheet }));
}

/** A sign of life. */
export function keepAlive(run: ExportRun): Promise<void> {
  return change(run, (at) => ({ seenAt: at }));
}

export type ExportPart = { readonly number: number; readonly content: Uint8Array; readonly rowsDone: number };

export function keepPart(run: ExportRun, { number, content, rowsDone }: ExportPart): Promise<void> {
  const { distributorId, id: exportId, attempt } = run;
  return change(
    run,
    (at) => ({ seenAt: at, rowsDone }),
    (tx) => tx.insert(exportParts).values({ distributorId, exportId, attempt, number, content }),
  );
}

/** Done; whoever asked for it again and again is told in the same transaction. */
export function finishRun(run: ExportRun, bytes: number, actor: Actor): Promise<void> {
  return change(
    run,
    (at) => ({ state: "done", finishedAt: at, bytes }),
    (tx, at) => tellSchedule(tx, run, { actor, at }),
  );
}

/** What it wrote stays nowhere. */
export function failRun(run: ExportRun, failure: ExportFailure): Promise<void> {
  return change(
    run,
    (at) => ({ state: "failed", finishedAt: at, failure }),
    (tx) => dropParts(tx, run),
  );
}

/** Puts it back into line: the process stops, and another or this one takes it up again. */
export function releaseRun(run: ExportRun): Promise<void> {
  return change(
    run,
    () => ({ state: "queued", rowsDone: 0, startedAt: null, seenAt: null, asOf: null, sheet: null }),
    (tx) => dropParts(tx, run),
  );
}

function dropParts(tx: Transaction, { distributorId, id }: ExportRun) {
  return tx.delete(exportParts).where(and(eq(exportParts.distributorId, distributorId), eq(exportParts.exportId, id)));
}
