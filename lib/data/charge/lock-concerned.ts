import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { lockAllCustomers } from "../customer/lock-customer";

/**
 * Locks accounts in order of their ids, then the customers they are mapped to, and `more`, in order of theirs.
 * `accountIds` is a subquery of one text column. Whoever moves a charge or a mapping comes through here.
 */
export async function lockConcerned(
  tx: Transaction,
  actor: Actor,
  accountIds: SQL,
  more: readonly string[] = [],
): Promise<void> {
  await tx.execute(sql`
    select 1 from cloud_accounts
    where distributor_id = ${actor.distributorId} and account_id in (${accountIds})
    order by account_id for no key update`);
  const mapped = await tx.execute<{ id: string }>(sql`
    select distinct customer_id as id from account_mappings
    where distributor_id = ${actor.distributorId} and undone_at is null and account_id in (${accountIds})`);
  await lockAllCustomers(tx, actor, [...new Set([...mapped.map(({ id }) => id), ...more])]);
}
