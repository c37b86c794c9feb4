import { columnOf, csvRecordsOf } from "./csv-records";

export type SheetLine = {
  readonly line: number;
  /** Cells by column, trimmed; a missing one is absent. */
  readonly cells: Readonly<Record<string, string>>;
};

export type SheetRead =
  | { readonly status: "read"; readonly lines: readonly SheetLine[] }
  | { readonly status: "refused"; readonly problem: SheetProblem };

export type SheetProblem =
  | "file-missing"
  | "file-malformed"
  | "file-empty"
  | "too-many-rows"
  | "customer-column-missing"
  | "act-column-missing"
  | "unknown-column";

type Layout = {
  readonly columns: readonly string[];
  /** Columns that must be there, each with the problem when it is not. */
  readonly required: Readonly<Record<string, SheetProblem>>;
  readonly rowsMax: number;
};

/** An amount without its groups of thousands; any other comma stays, so that "1500,50" is refused and never 150050. */
export function withoutGroups(amount: string): string {
  return /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(amount) ? amount.replaceAll(",", "") : amount;
}

/** A CSV with a header; columns in any order, blank lines are skipped. */
export function readSheet(text: string, { columns, required, rowsMax }: Layout): SheetRead {
  const refused = (problem: SheetProblem): SheetRead => ({ status: "refused", problem });
  const records = csvRecordsOf(text);
  if (records === null) return refused("file-malformed");
  const [head, ...rows] = records;
  if (!head || rows.length === 0) return refused("file-empty");
  if (rows.length > rowsMax) return refused("too-many-rows");
  const names = head.record.map(columnOf);
  const missing = Object.entries(required).find(([column]) => !names.includes(column));
  if (missing) return refused(missing[1]);
  if (names.some((name) => !columns.includes(name))) return refused("unknown-column");
  return {
    status: "read",
    lines: rows.map(({ record, info }) => ({
      line: info.lines,
      cells: Object.fromEntries(names.map((name, index) => [name, record[index]?.trim() ?? ""])),
    })),
  };
}
