import "server-only";
import { type BaseAnswer, BaseCells, type BaseOutcome } from "@/lib/contracts/base";
import { BASE_COLUMNS, BASE_SHEETS, GUIDE_SHEET } from "@/lib/contracts/base-columns";
import { columnOf, csvRecordsOf } from "@/lib/contracts/csv-records";
import { BASE_RECORDS, type BaseRecord, type BaseRow, inBringingOrder } from "@/lib/domain/base/base-row";
import { isWorkbook, readWorkbook } from "./read-workbook";

/** One line of the file; `row` is null with the columns that are wrong. */
export type BaseLine = {
  /** Null for a CSV. */
  readonly sheet: string | null;
  readonly line: number;
  readonly record: BaseRecord | null;
  /** As written: account name, account id or address, whichever names it. */
  readonly name: string;
  readonly row: BaseRow | null;
  readonly problems: readonly string[];
};

export const BASE_FILE_PROBLEMS = [
  "malformed",
  "empty",
  "too-many-rows",
  "too-large",
  "unknown-column",
  "record-column-missing",
] as const;
export type BaseFileProblem = (typeof BASE_FILE_PROBLEMS)[number];

export type BaseFile =
  | { readonly status: "read"; readonly lines: readonly BaseLine[] }
  /** `what`: the column or sheet meant; "" for the file. */
  | { readonly status: "refused"; readonly problem: BaseFileProblem; readonly what: string };

/** Cells as text, with the line each row stands in; the first row names the columns. */
export type BaseTable = {
  readonly sheet: string | null;
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
};

const refused = (problem: BaseFileProblem, what = ""): BaseFile => ({ status: "refused", problem, what });

/** Reads a CSV (UTF-8) or an XLSX workbook of a base; nothing of it is dropped silently. */
export async function readBaseFile(bytes: Uint8Array, rowsMax: number): Promise<BaseFile> {
  const tables = isWorkbook(bytes) ? await readWorkbook(bytes) : csvTables(bytes);
  if (typeof tables === "string") return refused(tables);
  const lines: BaseLine[] = [];
  for (const table of tables) {
    if (table.sheet?.toLowerCase() === GUIDE_SHEET) continue;
    const read = linesOf(table);
    if (read.status === "refused") return read;
    lines.push(...read.lines);
  }
  if (lines.length === 0) return refused("empty");
  return lines.length > rowsMax ? refused("too-many-rows") : { status: "read", lines };
}

function csvTables(bytes: Uint8Array): readonly BaseTable[] | BaseFileProblem {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return "malformed";
  }
  const records = csvRecordsOf(text);
  if (records === null) return "malformed";
  return [{ sheet: null, rows: records.map(({ record, info }) => ({ line: info.lines, cells: record })) }];
}

const KNOWN: ReadonlySet<string> = new Set(["record", ...Object.values(BASE_COLUMNS).flat()]);

function linesOf({ sheet, rows }: BaseTable): BaseFile {
  const [head, ...body] = rows;
  const filled = body.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (!head || filled.length === 0) return { status: "read", lines: [] };
  const columns = head.cells.map(columnOf);
  const implied = BASE_RECORDS.find((record) => BASE_SHEETS[record] === sheet?.trim().toLowerCase()) ?? null;
  if (implied === null && !columns.includes("record")) return refused("record-column-missing", sheet ?? "");
  const unknown = columns.find((column) => column !== "" && !KNOWN.has(column));
  if (unknown !== undefined) return refused("unknown-column", unknown);
  return {
    status: "read",
    lines: filled.map(({ line, cells }) => {
      const named = columns.map((column, index) => [column, cells[index]?.trim() ?? ""] as const);
      return { sheet, line, ...lineOf(Object.fromEntries(named.filter(([column]) => column !== "")), implied) };
    }),
  };
}

function lineOf(cells: Readonly<Record<string, string>>, implied: BaseRecord | null) {
  const said = cells["record"]?.toLowerCase() || implied;
  const record = BASE_RECORDS.find((one) => one === said) ?? null;
  const name = nameOf(record, cells);
  if (record === null) return { record, name, row: null, problems: ["record"] };
  const foreign = foreignColumns(record, cells);
  const read = BaseCells.safeParse({ ...cells, record });
  if (read.success && foreign.length === 0) return { record, name, row: read.data, problems: [] };
  const wrong = read.success ? [] : read.error.issues.map(({ path }) => String(path[0] ?? "record"));
  return { record, name, row: null, problems: [...new Set([...wrong, ...foreign])] };
}

function nameOf(record: BaseRecord | null, cells: Readonly<Record<string, string>>): string {
  const column = record === "account" ? "account_id" : record === "member" ? "email" : "account_name";
  return cells[column] || (cells["account_name"] ?? "");
}

/** Filled cells that mean nothing for this kind of record. */
function foreignColumns(record: BaseRecord, cells: Readonly<Record<string, string>>): readonly string[] {
  const own: readonly string[] = ["record", ...BASE_COLUMNS[record]];
  return Object.entries(cells).flatMap(([column, cell]) => (cell !== "" && !own.includes(column) ? [column] : []));
}

/** The rows that could be read, in the order of bringing over: what is planned and brought over. */
export function readableOf(lines: readonly BaseLine[]): readonly BaseRow[] {
  return inBringingOrder(lines.flatMap(({ row }) => row ?? []));
}

/** Each line with what became of its row, in the file's order; `answers` are those of the readable
 * rows from `from` on. Unreadable lines have none. */
export function outcomesOf(
  lines: readonly BaseLine[],
  answers: readonly BaseAnswer[],
  from = 0,
): readonly BaseOutcome[] {
  const answered = new Map(
    readableOf(lines)
      .slice(from)
      .map((row, index) => [row, answers[index]]),
  );
  return lines.flatMap(({ row, ...line }): BaseOutcome[] => {
    if (row === null) return [{ ...line, answer: null }];
    const answer = answered.get(row);
    return answer ? [{ ...line, answer }] : [];
  });
}
