import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { type LockedCustomer, lockCustomers } from "../customer/lock-customer";
import { customersOf } from "../scope";

/** Locks the named customers of one reseller, or all of them; null when one of the named is not its customer. */
export async function lockResellerCustomers(
  tx: Transaction,
  actor: Actor,
  resellerId: string,
  customerIds: readonly string[] | null,
): Promise<readonly LockedCustomer[] | null> {
  const ids = customerIds ?? (await idsOf(tx, actor, resellerId));
  const locked = (await lockCustomers(tx, actor, ids)).filter((customer) => customer.resellerId === resellerId);
  return customerIds !== null && locked.length < new Set(customerIds).size ? null : locked;
}

async function idsOf(tx: Transaction, actor: Actor, resellerId: string): Promise<readonly string[]> {
  const rows = await tx
    .select({ id: customers.id })
    .from(customers)
    .where(and(customersOf(actor), eq(customers.resellerId, resellerId)));
  return rows.map(({ id }) => id);
}
