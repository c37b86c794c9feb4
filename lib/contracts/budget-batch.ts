import { z } from "zod";
import type { BudgetAnswer } from "./budget";

/** One row of a batch and what became of it; `line` is that of the sheet, null for a selection. */
export type BatchRow = {
  readonly id: string;
  readonly name: string;
  readonly customerId: string | null;
  readonly line: number | null;
  readonly answer: BudgetAnswer | { readonly status: "invalid"; readonly problems: readonly string[] };
};

export type BatchResult = { readonly dryRun: boolean; readonly rows: readonly BatchRow[] };

/** Which customers, each with the version that was shown and, where each has its own, the amount: "<id>:<version>[:<amount>]". */
export const BatchSelection = z
  .array(z.string().regex(/^[0-9a-f-]{36}:\d{1,9}(:\d{1,10}(\.\d{1,2})?)?$/))
  .min(1)
  .max(1000)
  .transform((rows) =>
    rows.map((row) => {
      const [customerId = "", version = "0", amount] = row.split(":");
      return { customerId, version: Number(version), ...(amount !== undefined && { amount }) };
    }),
  );

export const BatchMode = z.enum(["dry-run", "save"]);
