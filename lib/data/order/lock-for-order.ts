import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { lockAccountsOf } from "../association/associate-customer";
import { standInLine } from "../company/stand-in-line";
import type { LockedCustomer } from "../customer/lock-customer";
import { lockGoverned } from "../delegation/lock-governed";

/**
 * Locks what decides an order, in the order of all locks: its accounts, the companies above against being suspended
 * or stopped (shared, so that customers do not wait for one another), the customer. Null: it is no customer of the actor's.
 */
export async function lockForOrder(tx: Transaction, actor: Actor, customerId: string): Promise<LockedCustomer | null> {
  const { distributorId } = actor;
  await lockAccountsOf(tx, actor, customerId);
  await standInLine(tx, [distributorId], "share");
  await tx.execute(sql`select 1 from distributors where distributor_id = ${distributorId} for share`);
  return lockGoverned(tx, actor, customerId, "share");
}
