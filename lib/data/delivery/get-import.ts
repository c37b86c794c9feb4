import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deliveryFiles, deliveryRevisions, imports } from "@/db/schema";
import { ImportReport } from "@/lib/contracts/delivery";
import type { ImportView } from "@/lib/contracts/delivery-view";
import type { ImportProgress } from "@/lib/contracts/import-progress";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { standingOf } from "./import-standing";

const importOf = ({ distributorId }: Actor, importId: string) =>
  and(eq(imports.distributorId, distributorId), eq(imports.id, importId));

async function readFiles(tx: Transaction, { distributorId }: Actor, importId: string) {
  const { name, bytes, rows } = deliveryFiles;
  return tx
    .select({ name, bytes, rows })
    .from(deliveryFiles)
    .where(and(eq(deliveryFiles.distributorId, distributorId), eq(deliveryFiles.importId, importId)))
    .orderBy(deliveryFiles.id);
}

async function readHeld(tx: Transaction, { distributorId }: Actor, importId: string) {
  const { deliveryId, number } = deliveryRevisions;
  return tx
    .select({ deliveryId, revision: number })
    .from(deliveryRevisions)
    .where(
      and(
        eq(deliveryRevisions.distributorId, distributorId),
        eq(deliveryRevisions.importId, importId),
        eq(deliveryRevisions.state, "held"),
      ),
    );
}

/** An import with its files and report; null when it is not this distributor's. */
export async function getImport({ actor }: Permit<"delivery.read">, importId: string): Promise<ImportView | null> {
  if (!isUuid(importId)) return null;
  return inTenant(actor, async (tx) => {
    const { id, source, dryRun, strict, state, rowsRead, startedAt, finishedAt, seenAt, by, failure, report } = imports;
    const [row] = await tx
      .select({ id, source, dryRun, strict, state, rowsRead, startedAt, finishedAt, seenAt, by, failure, report })
      .from(imports)
      .where(importOf(actor, importId));
    if (!row) return null;
    const standing = standingOf(row, await instantOf(tx));
    const told = ImportReport.safeParse(row.report);
    return {
      ...row,
      state: standing.state,
      failure: standing.isGone ? "import.process-gone" : row.failure,
      by: row.by.name,
      report: told.success ? told.data : null,
      files: await readFiles(tx, actor, importId),
      held: await readHeld(tx, actor, importId),
    };
  });
}

/** How far an import is; null when it is not this distributor's. */
export async function getImportProgress(
  { actor }: Permit<"delivery.read">,
  importId: string,
): Promise<ImportProgress | null> {
  if (!isUuid(importId)) return null;
  return inTenant(actor, async (tx) => {
    const { state, seenAt, rowsRead } = imports;
    const [row] = await tx.select({ state, seenAt, rowsRead }).from(imports).where(importOf(actor, importId));
    return row ? { state: standingOf(row, await instantOf(tx)).state, rowsRead: row.rowsRead } : null;
  });
}
