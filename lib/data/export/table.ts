import "server-only";
import { billingTimeOf } from "@/lib/domain/calendar/billing-month";
import type { ColumnKind } from "@/lib/domain/export/export";
import type { Cell, ExportAsked, ExportColumn, Say } from "./content";

/** Columns by their key in messages/<language>/export.json, in their order. */
export type TableColumns = Readonly<Record<string, ColumnKind>>;
export type TableRow<Columns extends TableColumns> = Readonly<Record<keyof Columns, Cell>>;

/** `names`: under which key their names stand. */
export function tableColumns(columns: TableColumns, say: Say, names = "export.column"): readonly ExportColumn[] {
  return Object.entries(columns).map(([key, kind]) => ({ name: say(`${names}.${key}`), kind }));
}

export function tableCells<Columns extends TableColumns>(columns: Columns, row: TableRow<Columns>): readonly Cell[] {
  return Object.keys(columns).map((key) => row[key] ?? null);
}

/** "2026-11-29 22:00:00", GMT+08:00, which a spreadsheet takes for a time. */
export function timeCell(at: Date | null): Cell {
  return at === null ? null : billingTimeOf(at).slice(0, 19).replace("T", " ");
}

/** What every table says of its figures and times. */
export function tableNotes({ say, at, currency }: ExportAsked): readonly string[] {
  return [
    say("export.note.asOf", { at: timeCell(at) ?? "" }),
    say("export.note.zone"),
    say("export.note.amounts", { currency }),
  ];
}

/** The same for expenditure: what its figures are, and what they are not (R-7.8, R-9.1, G22). */
export function expenditureNotes(asked: ExportAsked): readonly string[] {
  const { say, actor } = asked;
  const own = actor.company.kind === "customer" ? [say("export.note.reference")] : [];
  return [...tableNotes(asked), say("export.note.noBill"), ...own];
}

/** Pages of rows, each read after the last row of the one before. */
export async function* pagesOf<Row>(
  size: number,
  read: (last: Row | null) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  let last: Row | null = null;
  for (;;) {
    const rows: readonly Row[] = await read(last);
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    last = rows.at(-1) ?? null;
  }
}

export const PAGE = 1000;
