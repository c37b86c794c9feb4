import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { type LockedCustomer, lockCustomer } from "../customer/lock-customer";
import { lockResellers } from "../delegation/lock-governed";
import { customersOf } from "../scope";

/**
 * Locks what an association's end or move touches: the customer's cloud accounts, its reseller and the one it goes to,
 * the customer; in that order. Null when the customer is not the actor's, or has no partner.
 */
export async function lockLeaving(
  tx: Transaction,
  actor: Actor,
  customerId: string,
  destination: string | null = null,
): Promise<LockedCustomer | null> {
  const { distributorId } = actor;
  await tx.execute(sql`
    select 1 from cloud_accounts
    where distributor_id = ${distributorId} and account_id in (
      select account_id from account_mappings
      where distributor_id = ${distributorId} and customer_id = ${customerId} and undone_at is null)
    order by account_id for no key update`);
  // A customer moved while this waited is seen with its new reseller, which is then locked as well.
  for (const locked = new Set<string>(); ; ) {
    const wanted = [await findResellerId(tx, actor, customerId), destination].flatMap((id) => id ?? []);
    const missing = wanted.filter((id) => !locked.has(id));
    if (missing.length === 0) break;
    await lockResellers(tx, distributorId, missing, "exclusive");
    for (const id of missing) locked.add(id);
  }
  const customer = await lockCustomer(tx, actor, customerId);
  return customer?.disassociatedAt === null ? customer : null;
}

async function findResellerId(tx: Transaction, actor: Actor, customerId: string): Promise<string | null> {
  const [row] = await tx
    .select({ resellerId: customers.resellerId })
    .from(customers)
    .where(and(customersOf(actor), eq(customers.id, customerId)));
  return row?.resellerId ?? null;
}
