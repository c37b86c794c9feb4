import "server-only";
import type { FileProblem } from "@/lib/contracts/delivery";
import { columnPlaces, FOCUS_COLUMNS, type FocusColumn, MANDATORY_COLUMNS } from "@/lib/domain/focus/columns";
import { type FocusRow, isRefusal, readRow } from "@/lib/domain/focus/read-row";
import { chargeLine, refusedLine } from "./copy-line";
import { type CsvRecord, CsvRecords } from "./csv-records";
import { textOf } from "./open-file";

export type FileToRead = { readonly name: string; readonly path: string };
export type RowContext = { readonly currency: string; readonly source: string | null };

/** A file that is none of the billing format; its fault is told in the report, and nothing is applied. */
export class UnreadableFile extends Error {
  constructor(readonly problem: FileProblem) {
    super(problem.code);
  }
}

class RowReader {
  readonly #places: ReadonlyMap<FocusColumn, number>;
  readonly #width: number;
  #fields: readonly string[] = [];

  constructor(file: string, header: readonly string[]) {
    this.#places = columnPlaces(header);
    this.#width = header.length;
    const missing = MANDATORY_COLUMNS.filter((name) => !this.#places.has(name));
    if (missing.length > 0) throw new UnreadableFile({ file, code: "file.missing-columns", columns: missing });
  }

  readonly #value: FocusRow = (column) => {
    const place = this.#places.get(column);
    const text = place === undefined ? undefined : this.#fields[place];
    if (text === undefined || text === "" || text === "NULL") return null;
    const trimmed = text.trim();
    return trimmed === "" ? null : trimmed;
  };

  /** One line for COPY, of the charge or of the refusal. */
  lineOf(file: number, { line, fields, text }: CsvRecord, context: RowContext): string {
    const whole = { file, line, column: "", value: text.replaceAll("\0", "") };
    if (fields === null) return refusedLine({ ...whole, cause: "csv.malformed" });
    if (fields.length !== this.#width) {
      return refusedLine({ ...whole, cause: "csv.field-count", value: String(fields.length) });
    }
    if (fields.some((field) => field.includes("\0"))) return refusedLine({ ...whole, cause: "csv.malformed" });
    this.#fields = fields;
    const read = readRow(this.#value, context);
    return isRefusal(read) ? refusedLine({ file, line, ...read }) : chargeLine(file, line, read);
  }
}

/** Lines for COPY, one a row of the file; throws UnreadableFile. Memory stays flat, whatever its size. */
export async function* linesOf(
  file: number,
  { name, path }: FileToRead,
  context: RowContext,
): AsyncGenerator<string[]> {
  const records = new CsvRecords();
  let reader: RowReader | null = null;
  function* lines(text: string, isLast: boolean): Generator<string> {
    for (const record of records.read(text, isLast)) {
      if (reader) yield reader.lineOf(file, record, context);
      else reader = new RowReader(name, record.fields ?? []);
    }
  }
  try {
    for await (const text of textOf(path)) yield [...lines(text, false)];
    yield [...lines("", true)];
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    throw new UnreadableFile({ file: name, code: "file.unreadable", columns: [] });
  }
  if (reader === null) throw new UnreadableFile({ file: name, code: "file.empty", columns: FOCUS_COLUMNS.slice(0, 0) });
}
