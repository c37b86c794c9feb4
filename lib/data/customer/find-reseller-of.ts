import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { customersOf } from "../scope";

/** The reseller of one of the actor's customers; null: it has none, or is not the actor's. */
export async function findResellerOf(tx: Transaction, actor: Actor, customerId: string): Promise<string | null> {
  const [row] = await tx
    .select({ resellerId: customers.resellerId })
    .from(customers)
    .where(and(customersOf(actor), eq(customers.id, customerId)));
  return row?.resellerId ?? null;
}
