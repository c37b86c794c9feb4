import "server-only";
import { and, asc, eq, gt } from "drizzle-orm";
import { exportJobs, exportParts } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { ExportFormat, ExportKind, ExportSheet } from "@/lib/domain/export/export";
import { recordAudit } from "../audit";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { exportStateAt, exportsOf } from "./list-exports";

export type OpenExport = {
  readonly id: string;
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  readonly asOf: Date;
  readonly sheet: ExportSheet;
  /** Its text in order, packed, a part in memory at a time. */
  readonly parts: AsyncIterable<Uint8Array>;
};

/** What the person may fetch now, and that it was fetched is recorded before its first byte leaves (G18). Null: nothing. */
export async function openExport({ actor }: Permit<"export.create">, exportId: string): Promise<OpenExport | null> {
  return inTenant(actor, async (tx) => {
    const [job] = await tx
      .select()
      .from(exportJobs)
      .where(and(exportsOf(actor), eq(exportJobs.id, exportId)));
    const at = await instantOf(tx);
    if (!job || exportStateAt(job, at) !== "done" || job.sheet === null || job.asOf === null) return null;
    const { id, kind, format, asOf, sheet, attempt } = job;
    const { company } = actor;
    await recordAudit(tx, actor, [
      {
        changeId: newId(),
        at,
        action: "export.downloaded",
        subject: { kind: company.kind, id: company.id, name: company.name },
        after: { kind, format, filter: job.query, export: id },
      },
    ]);
    return { id, kind, format, asOf, sheet, parts: partsOf(actor, id, attempt) };
  });
}

async function* partsOf({ distributorId }: Actor, exportId: string, attempt: number): AsyncGenerator<Uint8Array> {
  const own = and(
    eq(exportParts.distributorId, distributorId),
    eq(exportParts.exportId, exportId),
    eq(exportParts.attempt, attempt),
  );
  // Each read by itself: a slow line holds no connection.
  for (let last = -1; ; ) {
    const [part] = await inTenant({ distributorId }, (tx) =>
      tx
        .select({ number: exportParts.number, content: exportParts.content })
        .from(exportParts)
        .where(and(own, gt(exportParts.number, last)))
        .orderBy(asc(exportParts.number))
        .limit(1),
    );
    if (!part) return;
    if (part.number !== last + 1) throw new Error("a part of an export is missing");
    last = part.number;
    yield part.content;
  }
}
