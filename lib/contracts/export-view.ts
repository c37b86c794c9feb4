import type { ExportFormat, ExportKind, ExportState } from "@/lib/domain/export/export";
import type { ExportQuery } from "./export";

export type ExportLine = {
  readonly id: string;
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  readonly query: ExportQuery;
  readonly by: string;
  readonly isScheduled: boolean;
  readonly state: ExportState;
  readonly requestedAt: Date;
  /** The moment its figures are of; null until it runs. */
  readonly asOf: Date | null;
  /** So far, or in all. */
  readonly rows: number;
  /** Of its text; null until done. */
  readonly bytes: number | null;
  /** When its content goes, or went; null until done. */
  readonly endsAt: Date | null;
  /** A code; null unless failed. */
  readonly failure: string | null;
};
