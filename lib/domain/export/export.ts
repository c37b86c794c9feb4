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
