import { BATCH_MAX, SetBudgetInput } from "./budget";
import { readSheet, type SheetProblem, withoutGroups } from "./sheet";
import { SHEET_COLUMNS } from "./sheet-columns";

type BudgetLine = {
  readonly line: number;
  /** Account name or id of the customer, as written. */
  readonly customer: string;
  /** The wish without customer and version, which the sheet does not know; problems when it is no wish. */
  readonly wish: Readonly<Record<string, unknown>>;
};

type Sheet =
  | { readonly status: "read"; readonly lines: readonly BudgetLine[] }
  | { readonly status: "refused"; readonly problem: SheetProblem };

const LAYOUT = {
  columns: SHEET_COLUMNS,
  required: { customer: "customer-column-missing" },
  rowsMax: BATCH_MAX,
} as const;

/** Blank cells leave what they name as it is. */
export function readBudgetSheet(text: string): Sheet {
  const sheet = readSheet(text, LAYOUT);
  if (sheet.status === "refused") return sheet;
  return {
    status: "read",
    lines: sheet.lines.map(({ line, cells }) => ({ line, customer: cells["customer"] ?? "", wish: wishOf(cells) })),
  };
}

function wishOf(cells: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  return {
    type: cells["type"]?.toLowerCase(),
    amount: withoutGroups(cells["amount"] ?? ""),
    percentMore: cells["percent"]?.replace(/%$/, ""),
    action: cells["action"]?.toLowerCase(),
    liftWhenRestored: cells["lift_when_restored"]?.toLowerCase(),
    lift: (cells["lift"] ?? "").split(/[;|\s]+/).filter((origin) => origin !== ""),
    reason: cells["reason"],
  };
}

/** The wish of a line for a customer known by now; null with the fields that are wrong. */
export function sheetInputOf(line: BudgetLine, customerId: string, version: number, confirmed: boolean) {
  const read = SetBudgetInput.safeParse({ ...line.wish, customerId, version, confirmed });
  if (read.success) return { input: read.data, problems: [] };
  const fields = new Set(read.error.issues.map(({ path }) => `bad-${String(path[0] ?? "row")}`));
  return { input: null, problems: [...fields] };
}
