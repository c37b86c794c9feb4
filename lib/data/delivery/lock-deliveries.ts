import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";

/** Deliveries of one distributor are compared and applied one after the other; taken before any row lock. */
export async function lockDeliveries(tx: Transaction, { distributorId }: Actor): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`deliveries ${distributorId}`}, 0))`);
}
