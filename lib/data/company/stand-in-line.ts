import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";

/** share: with others who share; exclusive: alone. */
export type CompanyLock = "share" | "exclusive";

/**
 * Before the row of a distributor or reseller is locked. Those who share a row overtake whoever wants it alone, for ever
 * while enough of them come; these locks are given in the order of asking. Companies in the order of all locks: the
 * distributor, then resellers by id.
 */
export async function standInLine(tx: Transaction, companyIds: readonly string[], lock: CompanyLock): Promise<void> {
  const take = sql.raw(lock === "share" ? "pg_advisory_xact_lock_shared" : "pg_advisory_xact_lock");
  for (const id of companyIds) await tx.execute(sql`select ${take}(hashtextextended(${`company ${id}`}, 0))`);
}
