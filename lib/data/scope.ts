import "server-only";
import { and, eq, type SQL } from "drizzle-orm";
import { customers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";

/** Whose customers the actor may touch: the one clause every query and lock on customers carries. */
export function customersOf(actor: Actor): SQL {
  const tenant = eq(customers.distributorId, actor.distributorId);
  return and(tenant, ownCustomersOf(actor)) ?? tenant;
}

function ownCustomersOf({ company }: Actor): SQL | undefined {
  switch (company.kind) {
    case "distributor":
      return undefined;
    case "reseller":
      return eq(customers.resellerId, company.id);
    case "customer":
      return eq(customers.id, company.id);
  }
}
