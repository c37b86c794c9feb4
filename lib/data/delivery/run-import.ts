import "server-only";
import { eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { distributors } from "@/db/schema";
import type { ImportReport } from "@/lib/contracts/delivery";
import type { Actor } from "@/lib/domain/access/actor";
import { toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { ensurePartitions } from "../charge/ensure-partitions";
import { lockConcerned } from "../charge/lock-concerned";
import { hypothetically } from "../hypothetically";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { applyForAnswer, applyPlanned } from "./apply-planned";
import { buildReport, type Effects } from "./build-report";
import { stagedFacts } from "./difference";
import type { FileToRead } from "./file-rows";
import { findSameBytes, type SameBytes } from "./find-same-bytes";
import { keepAccounts } from "./keep-accounts";
import { lockDeliveries } from "./lock-deliveries";
import type { FilePrint } from "./open-file";
import { type PlannedDelivery, planDeliveries } from "./plan-deliveries";
import { readTotals } from "./read-totals";
import { stageFiles } from "./stage-files";
import { copyRefusedRows, finishImport, type ImportOptions, keepRefusedRows } from "./track-import";
import { unchangedOutcomes } from "./unchanged-outcomes";

export type Run = ImportOptions & {
  readonly importId: string;
  readonly files: readonly FileToRead[];
  readonly prints: readonly FilePrint[];
  readonly onRows: (rows: number) => void;
};

async function currencyOf(tx: Transaction, { distributorId }: Actor): Promise<string> {
  const [row] = await tx
    .select({ currency: distributors.currency })
    .from(distributors)
    .where(eq(distributors.distributorId, distributorId));
  if (!row) throw new Error("the distributor is gone");
  return row.currency;
}

function filesRead({ files, prints }: Run, rows: readonly number[]) {
  return files.map(({ name }, index) => ({
    name,
    sha256: prints[index]?.sha256 ?? "",
    bytes: prints[index]?.bytes ?? 0,
    rows: rows[index] ?? 0,
  }));
}

/** The same bytes again: nothing is read, the sums are told as they are. */
async function repeat(tx: Transaction, actor: Actor, run: Run, same: SameBytes): Promise<ImportReport> {
  const { rows, refused, rounding, deliveries } = same.report;
  const ids = deliveries.flatMap(({ id }) => id ?? []);
  const outcomes = unchangedOutcomes(same.report, await readTotals(tx, actor, ids));
  const reading = { rows, refused, rounding, dryRun: run.dryRun, strict: run.strict };
  const report = await buildReport(tx, actor, reading, { outcomes, moves: [], answers: [] });
  await copyRefusedRows(tx, actor, same.importId, run.importId);
  await finishImport(tx, actor, { importId: run.importId, files: filesRead(run, []), report, failure: null });
  return report;
}

async function lockForImport(tx: Transaction, actor: Actor, planned: readonly PlannedDelivery[]): Promise<void> {
  const former = [...new Set(planned.flatMap((delivery) => delivery.former.map(({ accountId }) => accountId)))];
  await lockConcerned(
    tx,
    actor,
    sql`select account_id from staged where refused_cause is null
      union select jsonb_array_elements_text(${JSON.stringify(former)}::jsonb)`,
  );
}

async function applyStaged(tx: Transaction, actor: Actor, run: Run, refused: number): Promise<Effects> {
  await lockDeliveries(tx, actor);
  const planned = await planDeliveries(tx, actor);
  const isRefused = run.strict && refused > 0;
  const work = async (inner: Transaction): Promise<Effects> => {
    await keepAccounts(inner, actor, await instantOf(inner));
    await lockForImport(inner, actor, planned);
    const application = { importId: run.importId, changeId: newId(), at: await instantOf(inner), accept: run.accept };
    if (isRefused) return applyForAnswer(inner, actor, planned, application, "refused");
    if (run.dryRun) return applyForAnswer(inner, actor, planned, application, "dry-run");
    return applyPlanned(inner, actor, planned, application);
  };
  return isRefused || run.dryRun ? hypothetically(tx, work) : work(tx);
}

/** Reads, compares and applies in one transaction; partitions are made before it touches charges. */
export async function runImport(actor: Actor, run: Run, tx: Transaction): Promise<ImportReport> {
  // Sorts and hashes of a whole bill, once an import.
  await tx.execute(sql`set local work_mem = '64MB'`);
  const same = await findSameBytes(tx, actor, run.prints, run);
  if (same) return repeat(tx, actor, run, same);
  const context = { currency: await currencyOf(tx, actor), source: run.source };
  const fileRows = await stageFiles(tx, run.files, context, run.onRows);
  const { refused, rounding, months } = await stagedFacts(tx);
  await ensurePartitions(months.flatMap((month) => toBillingMonth(month) ?? []));
  const effects = await applyStaged(tx, actor, run, refused);
  const rows = fileRows.reduce((sum, count) => sum + count, 0);
  const reading = { rows, refused, rounding, dryRun: run.dryRun, strict: run.strict };
  const report = await buildReport(tx, actor, reading, effects);
  await keepRefusedRows(tx, actor, run.importId);
  await finishImport(tx, actor, { importId: run.importId, files: filesRead(run, fileRows), report, failure: null });
  return report;
}
