import "server-only";
import type { SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { ExportQuery } from "@/lib/contracts/export";
import type { Actor } from "@/lib/domain/access/actor";
import type { ColumnKind } from "@/lib/domain/export/export";

/** A sentence of messages/<language>/, by file and key, in the language of who asked. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

export type Cell = string | null;

export type ExportColumn = { readonly name: string; readonly kind: ColumnKind };

/** Rows as cells in the order of the columns, a batch at a time; amounts as exact decimal text. */
export type ExportRows = AsyncIterable<readonly (readonly Cell[])[]>;

export type ExportContent = {
  readonly columns: readonly ExportColumn[];
  readonly notes: readonly string[];
  /** Name of the column of CSV that holds the notes in its first row; null: they stand in the history alone. */
  readonly noteColumn: string | null;
} & (
  | { readonly rows: ExportRows }
  /** For what has very many rows: a query whose one column is a whole line of CSV, without the end of the line. */
  | { readonly lines: SQL }
);

export type ExportAsked = {
  readonly actor: Actor;
  readonly query: ExportQuery;
  /** The moment of its figures. */
  readonly at: Date;
  readonly currency: string;
  readonly say: Say;
  /** The start of a day, or of one so many days later, in the person's own zone; null: no such day. */
  readonly ownDayStart: (day: string, later?: number) => Date | null;
};

/** What an export takes, read in the transaction that holds the moment. */
export type ExportSource = (tx: Transaction, asked: ExportAsked) => Promise<ExportContent>;
