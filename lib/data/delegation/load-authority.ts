import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, delegations, recalls } from "@/db/schema";
import { type Authority, authorityOf, UNDELEGATED } from "@/lib/domain/delegation/authority";

/** Who holds what over each of these customers at `at`, by two keyed reads; every id gets an entry (G1). */
export async function loadAuthorities(
  tx: Transaction,
  distributorId: string,
  customerIds: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, Authority>> {
  if (customerIds.length === 0) return new Map();
  const [granted, recalled] = await Promise.all([
    tx
      .select({
        customerId: customers.id,
        permissions: delegations.permissions,
        until: delegations.until,
      })
      .from(customers)
      .innerJoin(
        delegations,
        and(eq(delegations.distributorId, customers.distributorId), eq(delegations.resellerId, customers.resellerId)),
      )
      .where(and(eq(customers.distributorId, distributorId), inArray(customers.id, [...customerIds]))),
    tx
      .select({ customerId: recalls.customerId, permissions: recalls.permissions })
      .from(recalls)
      .where(
        and(
          eq(recalls.distributorId, distributorId),
          inArray(recalls.customerId, [...customerIds]),
          isNull(recalls.endedAt),
        ),
      ),
  ]);
  const recalledOf = new Map(recalled.map(({ customerId, permissions }) => [customerId, permissions]));
  const authorities = new Map<string, Authority>(customerIds.map((id) => [id, UNDELEGATED]));
  for (const { customerId, ...delegation } of granted) {
    authorities.set(customerId, authorityOf(delegation, recalledOf.get(customerId) ?? [], at));
  }
  return authorities;
}

/** The same for one customer. */
export async function loadAuthority(
  tx: Transaction,
  distributorId: string,
  customerId: string,
  at: Date,
): Promise<Authority> {
  return (await loadAuthorities(tx, distributorId, [customerId], at)).get(customerId) ?? UNDELEGATED;
}
