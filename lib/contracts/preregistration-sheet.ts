import { DEVELOPMENT_BATCH_MAX } from "@/lib/domain/development/decide-development";
import { type CsvRecord, columnOf, csvRecordsOf } from "./csv-records";
import { PreregisterInput } from "./development";
import { LIST_COLUMNS } from "./list-columns";

const HEADING = new RegExp(`^(${LIST_COLUMNS.join("|")})$`);

export const LIST_PROBLEMS = ["nothing", "malformed", "too-many", "columns"] as const;
export type ListProblem = (typeof LIST_PROBLEMS)[number];

export type ListLine = {
  readonly line: number;
  /** As written, to name the line by. */
  readonly name: string;
  /** Null with the fields that are wrong. */
  readonly input: PreregisterInput | null;
  readonly problems: readonly string[];
};

export type PreregistrationList =
  | { readonly status: "read"; readonly lines: readonly ListLine[] }
  | { readonly status: "refused"; readonly problem: ListProblem };

const refused = (problem: ListProblem): PreregistrationList => ({ status: "refused", problem });

/** Pasted lines or a CSV: one customer a line, with a heading in any order or without one in the usual order. */
export function readPreregistrationList(text: string): PreregistrationList {
  const records = text.trim() === "" ? [] : csvRecordsOf(text);
  if (records === null) return refused("malformed");
  const { names, rows } = headingOf(records);
  if (names === null) return refused("columns");
  if (rows.length === 0) return refused("nothing");
  if (rows.length > DEVELOPMENT_BATCH_MAX) return refused("too-many");
  return { status: "read", lines: rows.map((row) => lineOf(row, names)) };
}

/** The columns' names and the lines below them; null where the first line names what is no column. */
function headingOf(records: readonly CsvRecord[]) {
  const first = (records[0]?.record ?? []).map(columnOf);
  if (!first.includes("email")) return { names: LIST_COLUMNS, rows: records };
  const isKnown = first.includes("name") && first.every((name) => HEADING.test(name));
  return { names: isKnown ? first : null, rows: records.slice(1) };
}

function lineOf({ record, info }: CsvRecord, names: readonly string[]): ListLine {
  const cells = Object.fromEntries(names.map((name, index) => [name, record[index]?.trim() ?? ""]));
  const { external_id: externalId, ...rest } = cells;
  const read = PreregisterInput.safeParse({ ...rest, externalId });
  const base = { line: info.lines, name: cells["name"] || (cells["email"] ?? "") };
  if (read.success) return { ...base, input: read.data, problems: [] };
  return {
    ...base,
    input: null,
    problems: [...new Set(read.error.issues.map(({ path }) => String(path[0] ?? "form")))],
  };
}
