import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deliveryFiles, imports, refusedRows } from "@/db/schema";
import type { ImportReport } from "@/lib/contracts/delivery";
import type { Actor } from "@/lib/domain/access/actor";
import { stampOf } from "../actor-stamp";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import type { FilePrint } from "./open-file";

export type ImportOptions = {
  readonly source: string | null;
  readonly dryRun: boolean;
  readonly strict: boolean;
  readonly accept: boolean;
};

const importOf = ({ distributorId }: Actor, importId: string) =>
  and(eq(imports.distributorId, distributorId), eq(imports.id, importId));

/** The import's row, seen by others from now on. */
export async function openImport(
  tx: Transaction,
  actor: Actor,
  { source, dryRun, strict, accept }: ImportOptions,
): Promise<string> {
  const id = newId();
  const at = await instantOf(tx);
  await tx.insert(imports).values({
    distributorId: actor.distributorId,
    id,
    source,
    dryRun,
    strict,
    accept,
    state: "running",
    seenAt: at,
    startedAt: at,
    by: stampOf(actor),
  });
  return id;
}

/** A sign of life, and how far it is; on a connection of its own, so that others see it. */
export async function showProgress(actor: Actor, importId: string, rowsRead: number): Promise<void> {
  await inTenant(actor, async (tx) => {
    const seenAt = await instantOf(tx);
    await tx.update(imports).set({ rowsRead, seenAt }).where(importOf(actor, importId));
  });
}

export type ReadFile = FilePrint & { readonly name: string; readonly rows: number };

/** Writes the report and what can be downloaded; in the transaction of what it tells. */
export async function finishImport(
  tx: Transaction,
  actor: Actor,
  {
    importId,
    files,
    report,
    failure,
  }: {
    readonly importId: string;
    readonly files: readonly ReadFile[];
    readonly report: ImportReport | null;
    /** A code; null: it went to its end. */
    readonly failure: string | null;
  },
): Promise<void> {
  const { distributorId } = actor;
  const at = await instantOf(tx);
  if (files.length > 0) {
    await tx.insert(deliveryFiles).values(files.map((file) => ({ distributorId, id: newId(), importId, ...file })));
  }
  await tx
    .update(imports)
    .set({
      state: failure === null ? "finished" : "failed",
      failure,
      report,
      rowsRead: report?.rows ?? 0,
      seenAt: at,
      finishedAt: at,
    })
    .where(importOf(actor, importId));
}

/** Keeps the refused rows of `staged` for download. */
export async function keepRefusedRows(tx: Transaction, { distributorId }: Actor, importId: string): Promise<void> {
  await tx.execute(sql`
    insert into refused_rows (distributor_id, import_id, file, line, "column", cause, value)
    select ${distributorId}::uuid, ${importId}::uuid, file, line, refused_column, refused_cause, refused_value
    from staged where refused_cause is not null`);
}

/** The same bytes refuse the same rows. */
export async function copyRefusedRows(
  tx: Transaction,
  { distributorId }: Actor,
  from: string,
  to: string,
): Promise<void> {
  const { file, line, column, cause, value } = refusedRows;
  const rows = tx
    .select({
      distributorId: refusedRows.distributorId,
      importId: sql<string>`${to}::uuid`.as("import_id"),
      file,
      line,
      column,
      cause,
      value,
    })
    .from(refusedRows)
    .where(and(eq(refusedRows.distributorId, distributorId), eq(refusedRows.importId, from)));
  await tx.insert(refusedRows).select(rows);
}
