import "server-only";
import { and, asc, desc, eq, gt, inArray, lt } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deliveryFiles, imports } from "@/db/schema";
import { ImportSummary } from "@/lib/contracts/delivery";
import type { ImportLine } from "@/lib/contracts/delivery-view";
import { type Page, type PagePlace, START } from "@/lib/contracts/page";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { instantOf } from "../instant";
import { isBackwards, pageOf } from "../page-of";
import { inTenant } from "../tenant";
import { standingOf } from "./import-standing";

const PAGE = 50;

async function readFileNames(tx: Transaction, { distributorId }: Actor, importIds: readonly string[]) {
  if (importIds.length === 0) return new Map<string, { importId: string; name: string }[]>();
  const { importId, name } = deliveryFiles;
  const files = await tx
    .select({ importId, name })
    .from(deliveryFiles)
    .where(and(eq(deliveryFiles.distributorId, distributorId), inArray(importId, [...importIds])))
    .orderBy(deliveryFiles.id);
  return Map.groupBy(files, (file) => file.importId);
}

/** Imports, newest first. */
export async function listImports(
  { actor }: Permit<"delivery.read">,
  place: PagePlace = START,
  size = PAGE,
): Promise<Page<ImportLine>> {
  const backwards = isBackwards(place);
  const from = place.after ?? place.before;
  const found = await inTenant(actor, async (tx) => {
    const now = await instantOf(tx);
    const { id, source, dryRun, state, seenAt, startedAt, by, rowsRead, report } = imports;
    const found = await tx
      .select({ id, source, dryRun, state, seenAt, startedAt, by, rowsRead, report })
      .from(imports)
      .where(
        and(
          eq(imports.distributorId, actor.distributorId),
          from === null ? undefined : (backwards ? gt : lt)(id, from),
        ),
      )
      .orderBy((backwards ? asc : desc)(id))
      .limit(size + 1);
    const files = await readFileNames(
      tx,
      actor,
      found.map((row) => row.id),
    );
    return found.map((row) => {
      const read = ImportSummary.safeParse(row.report);
      const { rows, taken, parked, refused, deliveries } = read.success
        ? read.data
        : { rows: row.rowsRead, taken: 0, parked: 0, refused: 0, deliveries: [] };
      return {
        id: row.id,
        source: row.source,
        dryRun: row.dryRun,
        state: standingOf(row, now).state,
        startedAt: row.startedAt,
        by: row.by.name,
        files: (files.get(row.id) ?? []).map(({ name }) => name),
        rows,
        taken,
        parked,
        refused,
        outcomes: [...new Set(deliveries.map(({ status }) => status))],
      };
    });
  });
  return pageOf(found, size, place, ({ id }) => id);
}
