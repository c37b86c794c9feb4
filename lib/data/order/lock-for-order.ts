import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { lockAccountsOf } from "../association/associate-customer";
import { type LockedCustomer, lockCustomer } from "../customer/lock-customer";

/**
 * Locks what decides an order, in the order of all locks: its accounts, the companies above against being suspended
 * or stopped (shared, so that customers do not wait for one another), the customer. Null: it is no customer of the actor's.
 */
export async function lockForOrder(tx: Transaction, actor: Actor, customerId: string): Promise<LockedCustomer | null> {
  const { distributorId } = actor;
  await lockAccountsOf(tx, actor, customerId);
  await tx.execute(sql`select 1 from distributors where distributor_id = ${distributorId} for share`);
  await tx.execute(sql`
    select 1 from resellers
    where distributor_id = ${distributorId} and id = (
      select reseller_id from customers where distributor_id = ${distributorId} and id = ${customerId})
    for share`);
  return lockCustomer(tx, actor, customerId);
}
