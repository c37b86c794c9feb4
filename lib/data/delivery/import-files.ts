import "server-only";
import type { ImportReport } from "@/lib/contracts/delivery";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { type Suspended, writeFor } from "../company/write-for";
import { inTenant } from "../tenant";
import { unreadableReport } from "./build-report";
import { type FileToRead, UnreadableFile } from "./file-rows";
import { type FilePrint, printOf } from "./open-file";
import { runImport } from "./run-import";
import { finishImport, type ImportOptions, openImport, showProgress } from "./track-import";

const PROGRESS_EVERY_MS = 2_000;

export type ImportInput = ImportOptions & { readonly files: readonly FileToRead[] };

type Started = { readonly allowed: true; readonly importId: string };

/** Announces an import, so that it can be watched while `runOpenedImport` does it. */
export async function startImport(
  { actor }: Permit<"delivery.import">,
  options: ImportOptions,
): Promise<Started | Suspended> {
  return writeFor(actor, async (tx) => ({ allowed: true, importId: await openImport(tx, actor, options) }) as const);
}

async function fingerprints(files: readonly FileToRead[]): Promise<readonly FilePrint[]> {
  const prints: FilePrint[] = [];
  for (const { name, path } of files) {
    prints.push(
      await printOf(path).catch(() => {
        throw new UnreadableFile({ file: name, code: "file.unreadable", columns: [] });
      }),
    );
  }
  return prints;
}

async function fail(actor: Actor, importId: string, failure: string, report: ImportReport | null): Promise<void> {
  await inTenant(actor, (tx) => finishImport(tx, actor, { importId, files: [], report, failure }));
}

/**
 * Imports files that together hold one or several deliveries, as one change: all of it or nothing (G11 to G15).
 * Files that cannot be read are told in the report; only faults are thrown.
 */
export async function runOpenedImport(
  { actor }: Permit<"delivery.import">,
  importId: string,
  input: ImportInput,
  onProgress: (rows: number) => void = () => {},
): Promise<ImportReport> {
  let rowsRead = 0;
  const beat = setInterval(() => void showProgress(actor, importId, rowsRead).catch(() => {}), PROGRESS_EVERY_MS);
  const onRows = (rows: number) => {
    rowsRead += rows;
    onProgress(rowsRead);
  };
  try {
    const prints = await fingerprints(input.files);
    return await inTenant(actor, (tx) => runImport(actor, { ...input, importId, prints, onRows }, tx), "import");
  } catch (error) {
    if (!(error instanceof UnreadableFile)) {
      await fail(actor, importId, "import.failed", null).catch(() => {});
      throw error;
    }
    const report = unreadableReport([error.problem], input);
    await fail(actor, importId, error.problem.code, report);
    return report;
  } finally {
    clearInterval(beat);
  }
}

/** Announces and runs an import in one go; for the operator, whom no suspension stops. */
export async function importFiles(
  permit: Permit<"delivery.import">,
  input: ImportInput,
  onProgress?: (rows: number) => void,
): Promise<ImportReport> {
  const started = await startImport(permit, input);
  if (!started.allowed) throw new Error("a frozen company imports nothing");
  return runOpenedImport(permit, started.importId, input, onProgress);
}
