import "server-only";
import type { ExportRun } from "@/lib/data/export/claim-export";
import type { ExportContent } from "@/lib/data/export/content";
import { findExportPerson } from "@/lib/data/export/find-export-person";
import { failRun, finishRun, keepAlive, keepHead, keepPart, LostRun, releaseRun } from "@/lib/data/export/keep-run";
import { readExport } from "@/lib/data/export/read-export";
import type { ExportSheet } from "@/lib/domain/export/export";
import { csvLine } from "@/lib/format/csv";
import { exportLine } from "@/lib/format/export-row";
import { zoneDayStart } from "@/lib/format/zone-day";
import { logJobFault } from "@/lib/log";
import { exportWords } from "./export-words";
import { packExport } from "./pack-export";

const SIGN_OF_LIFE_MS = 5_000;

const END_OF_LINE = "\r\n";

class Leaving extends Error {}

/** Runs what was claimed to its end: done, failed with a code, or back in line when the process leaves. */
export async function runExport(run: ExportRun, leaving: AbortSignal): Promise<void> {
  // Signs of life do not depend on rows: a query may think for long before the first one comes.
  const alive = setInterval(() => void keepAlive(run).catch(() => {}), SIGN_OF_LIFE_MS);
  try {
    await write(run, leaving);
  } catch (fault) {
    await settle(run, fault, leaving).catch((lost: unknown) => {
      // Another run goes on with it.
      if (!(lost instanceof LostRun)) throw lost;
    });
  } finally {
    clearInterval(alive);
  }
}

async function settle(run: ExportRun, fault: unknown, leaving: AbortSignal): Promise<void> {
  if (fault instanceof LostRun) return;
  if (fault instanceof Leaving || leaving.aborted) return releaseRun(run);
  logJobFault(fault, `export ${run.kind}`);
  await failRun(run, "export.fault");
}

async function write(run: ExportRun, leaving: AbortSignal): Promise<void> {
  const person = await findExportPerson(run);
  if (typeof person === "string") return failRun(run, person);
  const { actor, timeZone } = person;
  const told: Parameters<typeof readExport>[2] = {
    say: exportWords(run.locale),
    ownDayStart: (day, later) => zoneDayStart(day, timeZone, later),
    lineOf: (kinds, cells) => bytesOf(exportLine(kinds, cells)),
  };
  const { bytes } = await readExport(run, actor, told, async ({ at, content, batches }) => {
    await keepHead(run, at, sheetOf(content));
    return packExport(noted(untilLeaving(batches, leaving), content), (part) => keepPart(run, part));
  });
  await finishRun(run, bytes, actor);
}

function sheetOf({ columns, noteColumn, notes }: ExportContent): ExportSheet {
  return { columns: columns.map(({ name, kind }) => ({ name, isNumber: kind === "number" })), noteColumn, notes };
}

async function* untilLeaving<Batch>(batches: AsyncIterable<Batch>, leaving: AbortSignal): AsyncGenerator<Batch> {
  if (leaving.aborted) throw new Leaving();
  for await (const batch of batches) {
    if (leaving.aborted) throw new Leaving();
    yield batch;
  }
}

/** A line without its end. */
const bytesOf = (line: string) => Buffer.from(line.slice(0, -END_OF_LINE.length));

const COMMA = Buffer.from(",");

/** A last column that holds what must be known of the figures, once; in the others it is empty. */
async function* noted(
  batches: AsyncIterable<readonly Uint8Array[]>,
  { noteColumn, notes }: ExportContent,
): AsyncGenerator<readonly Uint8Array[]> {
  if (noteColumn === null) return yield* batches;
  let cell = bytesOf(`,${csvLine([notes.join(" ")])}`);
  for await (const lines of batches) {
    yield lines.map((line) => {
      const whole = Buffer.concat([line, cell]);
      cell = COMMA;
      return whole;
    });
  }
}
