import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import type { ExportQuery } from "@/lib/contracts/export";
import { permit } from "@/lib/data/budget/governance.fixture";
import { claimExport } from "@/lib/data/export/claim-export";
import { listExports } from "@/lib/data/export/list-exports";
import { openExport } from "@/lib/data/export/open-export";
import { requestExport } from "@/lib/data/export/request-export";
import type { Actor } from "@/lib/domain/access/actor";
import type { ExportKind } from "@/lib/domain/export/export";
import { runExport } from "./run-export";

export const NEVER = new AbortController().signal;

export async function askExport(by: Actor, kind: ExportKind, query: ExportQuery = {}, locale = "en"): Promise<string> {
  const asked = await requestExport(permit(by, "export.create"), { kind, format: "csv", locale, query });
  if (!asked.allowed) throw new Error(asked.reasons[0].code);
  return asked.exportId;
}

/** Runs all that waits, here and now. */
export async function runWaiting({ distributorId }: Actor): Promise<void> {
  for (let run = await claimExport(distributorId); run !== null; run = await claimExport(distributorId)) {
    await runExport(run, NEVER);
  }
}

export async function exportOf(by: Actor, id: string) {
  const { rows } = await listExports(permit(by, "export.create"));
  const found = rows.find((row) => row.id === id);
  if (!found) throw new Error("no such export");
  return found;
}

/** The text of a finished export as its parts hold it, under its header. */
export async function textOf(by: Actor, id: string): Promise<string> {
  const open = await openExport(permit(by, "export.create"), id);
  if (open === null) throw new Error(`not to be fetched: ${JSON.stringify(await exportOf(by, id))}`);
  const { columns, noteColumn } = open.sheet;
  const names = [...columns.map(({ name }) => name), ...(noteColumn === null ? [] : [noteColumn])];
  const texts = [`${names.map((name) => JSON.stringify(name)).join(",")}\r\n`];
  for await (const part of open.parts) texts.push(gunzipSync(part).toString("utf8"));
  return texts.join("");
}

export type Records = readonly Readonly<Record<string, string>>[];

/** Asked for, run and read as any reader of CSV does. */
export async function exported(by: Actor, kind: ExportKind, query: ExportQuery = {}): Promise<Records> {
  const id = await askExport(by, kind, query);
  await runWaiting(by);
  return parse(await textOf(by, id), { columns: true }) as Records;
}
