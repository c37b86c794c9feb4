import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, resellers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { StandingCompany } from "@/lib/domain/base/standing";
import { billingDayOf } from "@/lib/domain/calendar/billing-month";
import { freezeLevelOf } from "@/lib/domain/restriction/freeze";
import { loadGovernance } from "../budget/load-governance";
import { tenantCustomersOf } from "../scope";

/** Customers of the distributor, former ones too, by account name: as much as a file could say otherwise. */
export async function loadStandingCustomers(
  tx: Transaction,
  actor: Actor,
  ids: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, StandingCompany>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({
      id: customers.id,
      accountName: customers.accountName,
      name: customers.name,
      email: customers.email,
      phone: customers.phone,
      reseller: resellers.accountName,
      associatedAt: customers.associatedAt,
      disassociatedAt: customers.disassociatedAt,
    })
    .from(customers)
    .leftJoin(
      resellers,
      and(eq(resellers.distributorId, customers.distributorId), eq(resellers.id, customers.resellerId)),
    )
    .where(and(tenantCustomersOf(actor), inArray(customers.id, [...ids])));
  const governed = await loadGovernance(tx, actor.distributorId, ids, at);
  return new Map(
    rows.map(({ id, accountName, associatedAt, disassociatedAt, ...customer }) => {
      const governance = governed.get(id);
      return [
        accountName,
        {
          kind: "customer",
          ...customer,
          hasLeft: disassociatedAt !== null,
          associatedOn: billingDayOf(associatedAt),
          budget: governance?.budget ?? null,
          freeze: freezeLevelOf(governance?.freezes ?? []),
          payPerUseBlocked: (governance?.blocks.length ?? 0) > 0,
        },
      ];
    }),
  );
}
