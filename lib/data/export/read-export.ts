import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import type { ColumnKind } from "@/lib/domain/export/export";
import { instantOf } from "../instant";
import { findDistributor } from "../system-actor";
import { inSnapshot } from "../tenant";
import type { ExportRun } from "./claim-export";
import type { Cell, ExportAsked, ExportContent } from "./content";
import { readLines } from "./read-lines";
import { EXPORT_SOURCES } from "./sources";

type Told = Pick<ExportAsked, "say" | "ownDayStart"> & {
  /** A row of cells as a line of CSV without its end. */
  readonly lineOf: (kinds: readonly ColumnKind[], cells: readonly Cell[]) => Uint8Array;
};

export type ReadExport = {
  readonly at: Date;
  readonly content: ExportContent;
  /** Its lines in order, a batch at a time; what is not asked for waits in the database. */
  readonly batches: AsyncIterable<readonly Uint8Array[]>;
};

/** Reads what a run takes in one transaction, so that all of it is of one moment, whatever happens meanwhile. */
export function readExport<T>(
  run: ExportRun,
  actor: Actor,
  { lineOf, ...told }: Told,
  work: (read: ReadExport) => Promise<T>,
): Promise<T> {
  return inSnapshot(actor, async (tx) => {
    const at = await instantOf(tx);
    const distributor = await findDistributor(tx, actor.distributorId);
    const asked = { actor, query: run.query, at, currency: distributor?.currency ?? "", ...told };
    const content = await EXPORT_SOURCES[run.kind](tx, asked);
    return work({ at, content, batches: linesOf(tx, content, lineOf) });
  });
}

async function* linesOf(
  tx: Transaction,
  content: ExportContent,
  lineOf: Told["lineOf"],
): AsyncGenerator<readonly Uint8Array[]> {
  if ("lines" in content) return yield* readLines(tx, content.lines);
  const kinds = content.columns.map(({ kind }) => kind);
  for await (const rows of content.rows) yield rows.map((cells) => lineOf(kinds, cells));
}
