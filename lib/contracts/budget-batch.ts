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

/** Which customers, each with the version that was shown: "<id>:<version>". */
export const BatchSelection = z
  .array(z.string().regex(/^[0-9a-f-]{36}:\d{1,9}$/))
  .min(1)
  .max(1000)
  .transform((pairs) =>
    pairs.map((pair) => {
      const [customerId = "", version = "0"] = pair.split(":");
      return { customerId, version: Number(version) };
    }),
  );

export const BatchMode = z.enum(["dry-run", "save"]);
