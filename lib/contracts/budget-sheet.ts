import { parse } from "csv-parse/sync";
import { BATCH_MAX, SetBudgetInput } from "./budget";
import { SHEET_COLUMNS } from "./sheet-columns";

type SheetLine = {
  readonly line: number;
  /** Account name or id of the customer, as written. */
  readonly customer: string;
  /** The wish without customer and version, which the sheet does not know; problems when it is no wish. */
  readonly wish: Readonly<Record<string, unknown>>;
};

export type Sheet =
  | { readonly status: "read"; readonly lines: readonly SheetLine[] }
  | { readonly status: "refused"; readonly problem: SheetProblem };

export const SHEET_PROBLEMS = [
  "file-missing",
  "file-malformed",
  "file-empty",
  "too-many-rows",
  "customer-column-missing",
  "unknown-column",
] as const;
export type SheetProblem = (typeof SHEET_PROBLEMS)[number];

/** A CSV with a header; columns in any order, blank cells leave what they name as it is. */
export function readBudgetSheet(text: string): Sheet {
  const refused = (problem: SheetProblem): Sheet => ({ status: "refused", problem });
  const records = recordsOf(text);
  if (records === null) return refused("file-malformed");
  const [head, ...rows] = records;
  if (!head || rows.length === 0) return refused("file-empty");
  if (rows.length > BATCH_MAX) return refused("too-many-rows");
  const names = head.record.map((name) => name.trim().toLowerCase().replaceAll(" ", "_"));
  if (!names.includes("customer")) return refused("customer-column-missing");
  if (names.some((name) => !SHEET_COLUMNS.some((known) => known === name))) return refused("unknown-column");
  return {
    status: "read",
    lines: rows.map(({ record, info }) => {
      const cells = Object.fromEntries(names.map((name, index) => [name, record[index]?.trim() ?? ""]));
      return { line: info.lines, customer: cells["customer"] ?? "", wish: wishOf(cells) };
    }),
  };
}

function wishOf(cells: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  return {
    type: cells["type"]?.toLowerCase(),
    amount: cells["amount"]?.replaceAll(",", ""),
    percentMore: cells["percent"]?.replace(/%$/, ""),
    action: cells["action"]?.toLowerCase(),
    liftWhenRestored: cells["lift_when_restored"]?.toLowerCase(),
    lift: (cells["lift"] ?? "").split(/[;|\s]+/).filter((origin) => origin !== ""),
    reason: cells["reason"],
  };
}

/** The wish of a line for a customer known by now; null with the fields that are wrong. */
export function sheetInputOf(line: SheetLine, customerId: string, version: number, confirmed: boolean) {
  const read = SetBudgetInput.safeParse({ ...line.wish, customerId, version, confirmed });
  if (read.success) return { input: read.data, problems: [] };
  const fields = new Set(read.error.issues.map(({ path }) => `bad-${String(path[0] ?? "row")}`));
  return { input: null, problems: [...fields] };
}

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

function recordsOf(text: string): readonly Parsed[] | null {
  try {
    return parse(text, {
      bom: true,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
    }) as unknown as Parsed[];
  } catch {
    return null;
  }
}
