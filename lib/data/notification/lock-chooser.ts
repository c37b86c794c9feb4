import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";

/** One at a time changes what a company has chosen or who its recipients are; taken before any row. */
export async function lockChooser(tx: Transaction, companyId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`chooser ${companyId}`}, 0))`);
}
