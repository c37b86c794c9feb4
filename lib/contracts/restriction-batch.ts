import { z } from "zod";
import type { NonEmpty } from "@/lib/domain/decision";
import { BATCH_ACTS, type BatchAct } from "@/lib/domain/restriction/batch";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { BATCH_MAX } from "./budget";
import { flag, NO_ZERO_BYTE, optionalText } from "./fields";
import { BlockInput } from "./restriction";

/** One row: what to do to which customer, and why. */
export const RestrictionRow = z.object({
  customerId: z.uuid(),
  act: z.enum(BATCH_ACTS),
  reason: BlockInput.shape.reason,
  messageToCustomer: optionalText,
});
export type RestrictionRow = z.infer<typeof RestrictionRow>;

/** What holds for every row of a batch. */
export const BatchTicks = z.object({
  /** Version of the agreement accepted for the rows that freeze resources; null: not accepted. */
  agreementVersion: optionalText,
  /** Whether lifts end a person's freeze and block as well. */
  alsoManual: flag.default(false),
  /** Whether resources are frozen at once instead of a quarter of an hour later. */
  now: flag.default(false),
  /** Takes back from the resellers what each row needs, for its reason. */
  recall: flag.default(false),
});
export type BatchTicks = z.infer<typeof BatchTicks>;

const row = z.string().max(10_000).regex(NO_ZERO_BYTE).transform(objectIn).pipe(RestrictionRow);

/** A piece of a batch as a form brings it: each row as JSON text. */
export const RestrictionPiece = BatchTicks.extend({
  /** Usually a piece; all of the rest where a code had to be asked for, which is good for one call. */
  rows: z.array(row).min(1).max(BATCH_MAX),
  mode: z.enum(["dry-run", "save"]),
});

function objectIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A lift of whatever is open, as far as a batch may end it. */
export type BatchWish = Omit<RestrictionRow, "act"> & Pick<BatchTicks, "alsoManual"> & { readonly recall?: boolean };

/** What became of a row, or would; `already`: it is so, or ordered, and nothing was to do. */
export type RestrictionAnswer =
  | { readonly status: "done" }
  /** Ordered: in effect at `runsAt`; null while it awaits its second person. */
  | { readonly status: "ordered"; readonly runsAt: Date | null }
  | { readonly status: "already"; readonly ordered: boolean }
  | { readonly status: "refused"; readonly reasons: NonEmpty<RestrictionReason> };

/** A row of a batch before it is run; `problems`: why no row could be read. */
export type PlannedRow = {
  readonly id: string;
  readonly name: string;
  /** Of the sheet; null for a selection. */
  readonly line: number | null;
  readonly customerId: string | null;
  readonly act: BatchAct | null;
  readonly row: RestrictionRow | null;
  readonly problems: readonly string[];
};

export type SheetPlan = { readonly rows: readonly PlannedRow[] };
export type PieceAnswers = { readonly rows: readonly RestrictionAnswer[] };
