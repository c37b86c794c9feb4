import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { database } from "../database";
import { databaseCodeOf } from "../database-error";

const ATTEMPTS_MAX = 600;
// Not to be had at once, or made by another process in the meantime: seen at the next attempt.
const TRY_AGAIN: readonly (string | null)[] = ["55P03", "42P07"];

/**
 * Makes the months' partitions, each in a transaction of its own. Call it before a transaction touches charges:
 * making one needs, for an instant, the table to itself; giving up soon and trying again lets readers pass.
 */
export async function ensurePartitions(
  months: Iterable<BillingMonth>,
  // Never the import pool: an import asks while it holds a connection of it, and all of them may.
  on: Database = database("interactive"),
): Promise<void> {
  for (const month of new Set(months)) await ensurePartition(month, on);
}

async function ensurePartition(month: BillingMonth, on: Database): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await on.transaction(async (tx) => {
        await tx.execute(sql`set local lock_timeout = '500ms'`);
        await tx.execute(sql`select ensure_charge_partition(${month})`);
      });
      return;
    } catch (error) {
      if (attempt === ATTEMPTS_MAX || !TRY_AGAIN.includes(databaseCodeOf(error))) throw error;
      await pause(500);
    }
  }
}
