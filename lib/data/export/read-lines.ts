import "server-only";
import type { SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { rawConnectionOf } from "../delivery/raw-connection";
import { statementOf } from "../prepared-rows";

const BATCH = 1000;

type RawRow = readonly [Uint8Array];

/** The one column of a query as its bytes, a batch at a time: what is not asked for waits in the database. */
export async function* readLines(tx: Transaction, query: SQL): AsyncGenerator<readonly Uint8Array[]> {
  const { text, values } = statementOf(query);
  const asked = rawConnectionOf(tx).unsafe<RawRow[]>(text, values);
  // Undecoded: the text goes on as it comes.
  asked.raw();
  for await (const rows of asked.cursor(BATCH)) yield rows.map(([line]) => line as Uint8Array);
}

const CELLS_BATCH = 500;

/** All columns of a query as texts in their order, a batch at a time. */
export async function* readCells(tx: Transaction, query: SQL): AsyncGenerator<readonly (readonly (string | null)[])[]> {
  const { text, values } = statementOf(query);
  const asked = rawConnectionOf(tx).unsafe<(string | null)[][]>(text, values);
  asked.values();
  for await (const rows of asked.cursor(CELLS_BATCH)) yield rows as unknown as (string | null)[][];
}
