import { DAY_MS } from "../calendar/billing-month";

/** What can be taken away. */
export const EXPORT_KINDS = [
  "customers",
  "delivery-differences",
  "orders",
  "expenditure-summary",
  "expenditure-details",
  "focus",
  "resources",
  "statistics",
  "operation-log",
] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

export const EXPORT_FORMATS = ["csv", "xlsx"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** queued → running → done or failed; what is done expires. A run whose process died is queued again. */
export const EXPORT_STATES = ["queued", "running", "done", "failed", "expired"] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** How long a finished export can be fetched. */
export const EXPORT_LIFE_MS = 7 * DAY_MS;

/** The billing format is text that programs read; everything else is also a workbook. */
export function exportFormatsOf(kind: ExportKind): readonly ExportFormat[] {
  return kind === "focus" ? ["csv"] : EXPORT_FORMATS;
}

/**
 * What a cell of a column is: numbers stay numbers; a person's name, e-mail address or phone number are made unreadable
 * on the way out, also within what people wrote ("words") and within recorded facts as JSON.
 */
export const COLUMN_KINDS = ["text", "number", "person", "email", "phone", "words", "facts"] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/** The head of an export as a person reads it. */
export type ExportSheet = {
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
  /** What must be known of the figures; in a workbook a sheet of its own. */
  readonly notes: readonly string[];
  /** In CSV the notes are the last column of the first row, under this name; null: of a format without room for them. */
  readonly noteColumn: string | null;
};

/** A finished export ends at that very instant. */
export function exportEndsAt(finishedAt: Date): Date {
  return new Date(finishedAt.getTime() + EXPORT_LIFE_MS);
}

/** How long a silent run counts as alive; it says so every few seconds. */
export const EXPORT_SILENCE_MS = 30_000;
/** How often a run is begun; what kills its process every time is given up. */
export const EXPORT_ATTEMPTS_MAX = 20;

/** Why an export failed, in the history: the member's rights went, or a fault. */
export const EXPORT_FAILURES = ["export.member-gone", "export.not-allowed", "export.fault", "export.gave-up"] as const;
export type ExportFailure = (typeof EXPORT_FAILURES)[number];
