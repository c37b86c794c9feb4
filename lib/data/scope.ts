import "server-only";
import { and, eq, isNull, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { associations, customers, requests } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";

/**
 * Whose customers the actor may touch: the one clause every query and lock on customers carries. A partner's are those
 * that are with it now; a customer is its own also without a partner.
 */
export function customersOf(actor: Actor): SQL {
  const tenant = eq(customers.distributorId, actor.distributorId);
  return and(tenant, ownCustomersOf(actor)) ?? tenant;
}

function ownCustomersOf({ company }: Actor): SQL | undefined {
  switch (company.kind) {
    case "distributor":
      return isNull(customers.disassociatedAt);
    case "reseller":
      return and(isNull(customers.disassociatedAt), eq(customers.resellerId, company.id));
    case "customer":
      return eq(customers.id, company.id);
  }
}

/** Every customer of the tenant, former ones too: for locks of who moves charges, never for what a person asks. */
export function tenantCustomersOf({ distributorId }: Pick<Actor, "distributorId">): SQL {
  return eq(customers.distributorId, distributorId);
}

/** Whose associations the actor may read, past ones too: each side its own time (G18). */
export function associationsOf({ distributorId, company }: Actor): SQL | undefined {
  const tenant = eq(associations.distributorId, distributorId);
  switch (company.kind) {
    case "distributor":
      return tenant;
    case "reseller":
      return and(tenant, eq(associations.resellerId, company.id));
    case "customer":
      return and(tenant, eq(associations.customerId, company.id));
  }
}

/**
 * Narrows rows about a customer to the actor's own time with it, or to that of one association: `customerId` and `at`
 * are the row's. Undefined where all of the customer's time is the actor's.
 */
export function withinOwnTime(
  actor: Actor,
  { customerId, at, associationId = null }: { customerId: SQLWrapper; at: SQLWrapper; associationId?: string | null },
): SQL | undefined {
  if (actor.company.kind !== "reseller" && associationId === null) return undefined;
  return sql`exists (
    select 1 from ${associations}
    where ${associationsOf(actor)} and ${associations.customerId} = ${customerId}
      and ${associationId === null ? sql`true` : eq(associations.id, associationId)}
      and ${at} >= ${associations.startedAt} and coalesce(${at} <= ${associations.endedAt}, true))`;
}

/** The same for what carries its association: charges and their roll-ups. */
export function withinOwnAssociations(actor: Actor, associationId: SQLWrapper): SQL | undefined {
  if (actor.company.kind !== "reseller") return undefined;
  return sql`${associationId} in (select ${associations.id} from ${associations} where ${associationsOf(actor)})`;
}

/**
 * Customers that are or once were the actor's: for what is read of the past, where the association of then says
 * whether they were.
 */
export function customersEverOf(actor: Actor): SQL {
  switch (actor.company.kind) {
    case "distributor":
    case "reseller":
      return tenantCustomersOf(actor);
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
