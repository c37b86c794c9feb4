import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { type LockedCustomer, lockCustomer } from "../customer/lock-customer";

/**
 * Locks what decides an order, in the order of all locks: its accounts, the companies above against being suspended
 * or stopped (shared, so that customers do not wait for one another), the customer. Null: it is no customer.
 */
export async function lockForOrder(tx: Transaction, actor: Actor): Promise<LockedCustomer | null> {
  const { distributorId, company } = actor;
  await tx.execute(sql`
    select 1 from cloud_accounts
    where distributor_id = ${distributorId} and account_id in (
      select account_id from account_mappings
      where distributor_id = ${distributorId} and customer_id = ${company.id} and undone_at is null)
    order by account_id for no key update`);
  await tx.execute(sql`select 1 from distributors where distributor_id = ${distributorId} for share`);
  await tx.execute(sql`
    select 1 from resellers
    where distributor_id = ${distributorId} and id = (
      select reseller_id from customers where distributor_id = ${distributorId} and id = ${company.id})
    for share`);
  return lockCustomer(tx, actor, company.id);
}
