import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";

/** The instant of a write: taken once, after the transaction's locks (Decision 9). Milliseconds. */
export async function instantOf(tx: Pick<Transaction, "execute">): Promise<Date> {
  const [row] = await tx.execute<{ ms: string }>(
    sql`select floor(extract(epoch from clock_timestamp() + (select ahead from clock)) * 1000)::text as ms`,
  );
  if (!row) throw new Error("the database told no time");
  return new Date(Number(row.ms));
}
