import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { type MonthMove, recount } from "../charge/recount";
import { lookAtCharges, openRecount } from "../charge/recount-table";

/**
 * Looks again at a customer's charges from an instant on, after its associations changed: whose they are, and what
 * counts ("Whose a charge is"). On a return, from the start of that month. Accounts and customer must be locked.
 */
export async function recountSince(
  tx: Transaction,
  actor: Actor,
  customerId: string,
  since: Date,
  at: Date = since,
): Promise<readonly MonthMove[]> {
  await openRecount(tx);
  await lookAtCharges(
    tx,
    actor,
    sql`c.charge_start >= ${since.toISOString()}::timestamptz and (c.customer_id = ${customerId}
      or (c.customer_id is null and c.account_id in (
        select account_id from account_mappings
        where distributor_id = ${actor.distributorId} and customer_id = ${customerId} and undone_at is null)))`,
  );
  return recount(tx, actor, null, at);
}
