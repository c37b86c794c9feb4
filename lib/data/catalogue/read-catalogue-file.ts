import "server-only";
import { z } from "zod";
import { CATALOGUE_COLUMNS, CatalogueCells, type CatalogueOutcome, OPTIONAL_COLUMNS } from "@/lib/contracts/catalogue";
import { columnOf, csvRecordsOf } from "@/lib/contracts/csv-records";

export type CatalogueLine = Omit<CatalogueOutcome, "answer">;

export type CatalogueFile =
  | { readonly status: "read"; readonly lines: readonly CatalogueLine[] }
  /** `what`: the column meant; "" for the file. */
  | {
      readonly status: "refused";
      readonly problem: "malformed" | "empty" | "unknown-column" | "missing-column";
      readonly what: string;
    };

type Cells = { readonly line: number; readonly cells: Readonly<Record<string, unknown>> };

/** Reads a catalogue of CSV or JSON, both UTF-8; in JSON it is a list of objects with the columns as names. */
export function readCatalogueFile(bytes: Uint8Array): CatalogueFile {
  const text = textOf(bytes);
  if (text === null) return { status: "refused", problem: "malformed", what: "" };
  const rows = /^\s*[[{]/.test(text) ? jsonRows(text) : csvRows(text);
  if (rows === null) return { status: "refused", problem: "malformed", what: "" };
  const columns = new Set(rows.flatMap(({ cells }) => Object.keys(cells)));
  const known: ReadonlySet<string> = new Set(CATALOGUE_COLUMNS);
  const unknown = [...columns].find((column) => !known.has(column));
  if (unknown !== undefined) return { status: "refused", problem: "unknown-column", what: unknown };
  if (rows.length === 0) return { status: "refused", problem: "empty", what: "" };
  const missing = CATALOGUE_COLUMNS.find((column) => !columns.has(column) && !OPTIONAL_COLUMNS.includes(column));
  if (missing !== undefined) return { status: "refused", problem: "missing-column", what: missing };
  return { status: "read", lines: rows.map(lineOf) };
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function csvRows(text: string): readonly Cells[] | null {
  const records = csvRecordsOf(text);
  if (records === null) return null;
  const [head, ...body] = records;
  const columns = head?.record.map(columnOf) ?? [];
  return body
    .filter(({ record }) => record.some((cell) => cell.trim() !== ""))
    .map(({ record, info }) => ({ line: info.lines, cells: cellsOf(columns, record) }));
}

/** More cells than columns would be dropped silently: they stand under a name nobody knows. */
function cellsOf(columns: readonly string[], record: readonly string[]): Record<string, string> {
  const width = Math.max(columns.length, record.length);
  const named = Array.from(
    { length: width },
    (_, index) => [columns[index] ?? "", record[index]?.trim() ?? ""] as const,
  );
  return Object.fromEntries(named.filter(([column, cell]) => column !== "" || cell !== ""));
}

// Prices are text: a number of JSON is none that is exact.
const JsonRows = z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])));

function jsonRows(text: string): readonly Cells[] | null {
  try {
    const read = JsonRows.safeParse(JSON.parse(text));
    if (!read.success) return null;
    return read.data.map((object, index) => ({ line: index + 1, cells: withWords(object) }));
  } catch {
    return null;
  }
}

function withWords(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const wordOf = (value: unknown) => (typeof value === "boolean" ? (value ? "yes" : "no") : (value ?? ""));
  return Object.fromEntries(Object.entries(object).map(([column, value]) => [column, wordOf(value)]));
}

function lineOf({ line, cells }: Cells): CatalogueLine {
  const product = typeof cells["product"] === "string" ? cells["product"] : "";
  const read = CatalogueCells.safeParse(cells);
  if (read.success) return { line, product, row: read.data, problems: [] };
  const wrong = read.error.issues.map(({ path }) => String(path[0]));
  return { line, product, row: null, problems: [...new Set(wrong)] };
}
