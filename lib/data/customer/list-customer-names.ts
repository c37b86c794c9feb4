import "server-only";
import { and, inArray } from "drizzle-orm";
import { customers } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";

/** Names of the actor's own among these customers, by id. */
export async function listCustomerNames(
  { actor }: Permit<"budget.set" | "customer.read">,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await inTenant(actor, (tx) =>
    tx
      .select({ id: customers.id, name: customers.name })
      .from(customers)
      .where(and(customersOf(actor), inArray(customers.id, [...ids]))),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
