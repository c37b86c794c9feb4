import { z } from "zod";
import type { CreditFigures, CreditSource } from "@/lib/domain/credit/credit";
import { CREDIT_FIGURES } from "@/lib/domain/credit/credit";
import type { CreditReason } from "@/lib/domain/credit/decide-credit";
import type { NonEmpty } from "@/lib/domain/decision";
import { parseMoney } from "@/lib/domain/money/money";
import { CREDIT_COLUMNS, CREDIT_ROWS_MAX, VENDOR_COLUMNS } from "./credit-columns";
import { NO_ZERO_BYTE } from "./fields";
import { readSheet, type SheetProblem, withoutGroups } from "./sheet";

const amount = (pattern: RegExp) =>
  z
    .string()
    .trim()
    .transform(withoutGroups)
    .pipe(z.string().regex(pattern, "credit.amount-malformed"))
    .transform((text, context) => {
      const read = parseMoney(text);
      if (read !== null) return read;
      context.addIssue({ code: "custom", message: "credit.amount-malformed" });
      return z.NEVER;
    });
const positive = amount(/^\d{1,15}(\.\d{1,12})?$/);

/** A minute or second; without a zone that of GMT+08:00. */
const instant = z
  .string()
  .trim()
  .regex(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?$/, "credit.as-of-malformed")
  .transform((text, context) => {
    const zoned = /(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}+08:00`;
    const read = new Date(zoned.replace(" ", "T"));
    if (!Number.isNaN(read.getTime())) return read;
    context.addIssue({ code: "custom", message: "credit.as-of-malformed" });
    return z.NEVER;
  });

/** How the credit stood at an instant. A balance may be owed, everything else is at least nothing. */
export const CreditInput = z.object({
  asOf: instant,
  quota: positive,
  balance: amount(/^-?\d{1,15}(\.\d{1,12})?$/),
  coupons: positive,
  due: positive,
  unbilled: positive,
});
export type CreditInput = z.infer<typeof CreditInput>;

export const CreditRuleInput = z.object({
  heed: z.enum(["on", "off"]).transform((wish) => wish === "on"),
  reason: z.preprocess((value) => value ?? "", z.string().trim().max(4000).regex(NO_ZERO_BYTE)),
});
export type CreditRuleInput = z.infer<typeof CreditRuleInput>;

/** What became of a record; stands: it is there already. */
export type CreditAnswer =
  | { readonly status: "written" }
  | { readonly status: "stands" }
  | { readonly status: "refused"; readonly reasons: NonEmpty<CreditReason> };

/** A line of a file and what became of it, or would; columns that cannot be read refuse it. */
export type CreditOutcome = {
  readonly line: number;
  readonly problems: readonly string[];
  /** Null with problems. */
  readonly answer: CreditAnswer | null;
};

type CreditLine = {
  readonly line: number;
  /** Null with problems. */
  readonly input: CreditInput | null;
  readonly problems: readonly string[];
};

type CreditSheet =
  | { readonly status: "read"; readonly lines: readonly CreditLine[] }
  | { readonly status: "refused"; readonly problem: SheetProblem };

const LAYOUT = {
  columns: [...CREDIT_COLUMNS, ...Object.values(VENDOR_COLUMNS)],
  required: {},
  rowsMax: CREDIT_ROWS_MAX,
} as const;

/** A file of records; a column may also bear the provider's own name. */
export function readCreditSheet(text: string): CreditSheet {
  const sheet = readSheet(text, LAYOUT);
  if (sheet.status === "refused") return sheet;
  return { status: "read", lines: sheet.lines.map(({ line, cells }) => ({ line, ...lineOf(cells) })) };
}

function lineOf(cells: Readonly<Record<string, string>>): Omit<CreditLine, "line"> {
  const figures = CREDIT_FIGURES.map((figure) => [figure, cells[figure] ?? cells[VENDOR_COLUMNS[figure]] ?? ""]);
  const read = CreditInput.safeParse({ asOf: cells["as_of"] ?? "", ...Object.fromEntries(figures) });
  if (read.success) return { input: read.data, problems: [] };
  const wrong = read.error.issues.map(({ path }) => (path[0] === "asOf" ? "as_of" : String(path[0])));
  return { input: null, problems: [...new Set(wrong)] };
}

export type CreditRecord = CreditFigures & {
  readonly id: string;
  readonly asOf: Date;
  readonly source: CreditSource;
  readonly by: string;
  readonly at: Date;
};

/** A company's own credit as its people see it. */
export type CreditView = {
  readonly currency: string;
  /** Null: nothing was recorded yet. */
  readonly newest: CreditRecord | null;
  /** Since when purchases heed it, who said so and why; null: they do not. */
  readonly heeded: { readonly since: Date; readonly by: string; readonly reason: string } | null;
  /** Customers below, whom it would stop. */
  readonly customers: number;
  /** The newest first. */
  readonly records: readonly CreditRecord[];
};
