import "server-only";
import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import {
  type associationAttempts,
  type customerInvitations,
  customers,
  type preregistrations,
  requests,
} from "@/db/schema";
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

/**
 * Customers that are or once were the actor's: for what is read of the past, where the association of then says
 * whether they were. A distributor's present customers are all that it ever had.
 */
export function customersEverOf(actor: Actor): SQL {
  switch (actor.company.kind) {
    case "distributor":
      return customersOf(actor);
    case "reseller":
      return eq(customers.distributorId, actor.distributorId);
    case "customer":
      return sql`false`;
  }
}

/** Whose requests the actor may touch: a distributor's all, a reseller's own, a customer's none. */
export function requestsOf({ distributorId, company }: Actor): SQL | undefined {
  const tenant = eq(requests.distributorId, distributorId);
  switch (company.kind) {
    case "distributor":
      return tenant;
    case "reseller":
      return and(tenant, eq(requests.resellerId, company.id));
    case "customer":
      return and(tenant, sql`false`);
  }
}

type Development = typeof preregistrations | typeof customerInvitations | typeof associationAttempts;

/** Whose efforts to win customers the actor may see and change: a partner's own, whoever stands above it (§14). */
export function developmentOf({ distributorId, company }: Actor, table: Development): SQL | undefined {
  const tenant = eq(table.distributorId, distributorId);
  switch (company.kind) {
    case "distributor":
      return and(tenant, isNull(table.resellerId));
    case "reseller":
      return and(tenant, eq(table.resellerId, company.id));
    case "customer":
      return and(tenant, sql`false`);
  }
}
