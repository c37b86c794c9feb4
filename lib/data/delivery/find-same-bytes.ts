import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deliveries } from "@/db/schema";
import { ImportReport } from "@/lib/contracts/delivery";
import type { Actor } from "@/lib/domain/access/actor";
import type { FilePrint } from "./open-file";
import type { ImportOptions } from "./track-import";

export type SameBytes = { readonly importId: string; readonly report: ImportReport };

/** The import that brought exactly these bytes, if all it brought is still in force (G11). */
export async function findSameBytes(
  tx: Transaction,
  actor: Actor,
  prints: readonly FilePrint[],
  { source, strict }: ImportOptions,
): Promise<SameBytes | null> {
  const hashes = prints.map(({ sha256 }) => sha256).toSorted();
  const candidates = await tx.execute<{ id: string; report: unknown }>(sql`
    select i.id, i.report from imports i
    where i.distributor_id = ${actor.distributorId} and i.state = 'finished' and not i.dry_run
      and i.source is not distinct from ${source}
      and i.id in (select import_id from delivery_files where distributor_id = ${actor.distributorId} and sha256 = ${hashes[0] ?? ""})
      and ${hashes.join(" ")} = (
        select string_agg(sha256, ' ' order by sha256) from delivery_files f
        where f.distributor_id = ${actor.distributorId} and f.import_id = i.id)
    order by i.started_at desc, i.id desc limit 3`);
  for (const { id, report } of candidates) {
    const read = ImportReport.safeParse(typeof report === "string" ? JSON.parse(report) : report);
    if (!read.success || (strict && read.data.refused > 0)) continue;
    if (await isInForce(tx, actor, read.data)) return { importId: id, report: read.data };
  }
  return null;
}

async function isInForce(tx: Transaction, { distributorId }: Actor, report: ImportReport): Promise<boolean> {
  for (const { id, revision } of report.deliveries) {
    if (id === null || revision === null) return false;
    const [row] = await tx
      .select({ inForce: deliveries.revision })
      .from(deliveries)
      .where(and(eq(deliveries.distributorId, distributorId), eq(deliveries.id, id)));
    if (row?.inForce !== revision) return false;
  }
  return report.deliveries.length > 0;
}
