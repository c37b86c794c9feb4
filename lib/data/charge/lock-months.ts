import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";

type Tenant = Pick<Actor, "distributorId">;

const keyOf = (distributorId: string) => sql`hashtextextended('close ' || ${distributorId}::text, 0)`;

/**
 * Whoever moves charges shares this with other movers, and a month is closed alone: so every move is either in the
 * figures it closed with or listed after it. After the customers' locks; a month that has not been closed has no row to
 * lock.
 */
export async function lockMonths(tx: Transaction, { distributorId }: Tenant): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(${keyOf(distributorId)})`);
}

/** Waits until nobody moves charges, and lets nobody until this transaction ends. */
export async function lockMonthsAlone(tx: Transaction, { distributorId }: Tenant): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${keyOf(distributorId)})`);
}
