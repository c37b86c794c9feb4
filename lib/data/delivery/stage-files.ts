import "server-only";
import { once } from "node:events";
import type { Writable } from "node:stream";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { type FileToRead, linesOf, type RowContext } from "./file-rows";
import { rawConnectionOf } from "./raw-connection";
import { createStaging, STAGED_COLUMNS } from "./staging-table";

async function send(copy: Writable, lines: readonly string[]): Promise<void> {
  if (copy.errored) throw copy.errored;
  if (lines.length === 0 || copy.write(Buffer.from(lines.join("")))) return;
  await once(copy, "drain");
}

async function finish(copy: Writable): Promise<void> {
  if (copy.errored) throw copy.errored;
  const finished = once(copy, "finish");
  copy.end();
  await finished;
}

/** Copies every row of the files, good or refused, into `staged`; answers the rows of each file. */
export async function stageFiles(
  tx: Transaction,
  files: readonly FileToRead[],
  context: RowContext,
  onRows: (rows: number) => void,
): Promise<readonly number[]> {
  await createStaging(tx);
  const copy = await rawConnectionOf(tx)
    .unsafe(`copy staged (${STAGED_COLUMNS.join(", ")}) from stdin`)
    .writable();
  // A stream that fails while nobody waits for it would end the process; the next write hears of it anyway.
  copy.on("error", () => {});
  const counts: number[] = [];
  try {
    for (const [index, file] of files.entries()) {
      let rows = 0;
      for await (const lines of linesOf(index, file, context)) {
        await send(copy, lines);
        rows += lines.length;
        onRows(lines.length);
      }
      counts.push(rows);
    }
    await finish(copy);
  } catch (error) {
    copy.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
  await tx.execute(
    sql`analyze staged (refused_cause, source, billing_account, period_start, account_id, month, day, id, row_hash)`,
  );
  return counts;
}
