import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { parse } from "csv-parse/sync";
import type { ExportFormat, ExportSheet } from "@/lib/domain/export/export";
import { csvLine } from "./csv";
import { writeWorkbook } from "./write-workbook";

const unpacked = promisify(gunzip);
/** By it a spreadsheet knows the text for UTF-8. */
const BYTE_ORDER_MARK = "\uFEFF";

export const EXPORT_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

type File = {
  readonly format: ExportFormat;
  readonly sheet: ExportSheet;
  /** Whole lines of CSV, packed. */
  readonly parts: AsyncIterable<Uint8Array>;
  readonly notesName: string;
};

/** The bytes of a finished export in its format, a part in memory at a time. */
export function exportFile({ format, sheet, parts, notesName }: File): AsyncGenerator<Uint8Array> {
  return format === "csv" ? csvFile(sheet, parts) : writeWorkbook(sheet, recordsOf(parts), { notesName });
}

async function* csvFile({ columns, noteColumn }: ExportSheet, parts: AsyncIterable<Uint8Array>) {
  const names = columns.map(({ name }) => name);
  // What programs read, the billing format, begins with its first column.
  const mark = noteColumn === null ? "" : BYTE_ORDER_MARK;
  yield Buffer.from(`${mark}${csvLine(noteColumn === null ? names : [...names, noteColumn])}`);
  for await (const part of parts) yield await unpacked(part);
}

async function* recordsOf(parts: AsyncIterable<Uint8Array>) {
  for await (const part of parts) {
    yield parse(await unpacked(part)) as string[][];
  }
}
