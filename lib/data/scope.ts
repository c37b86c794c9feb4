import "server-only";
import { and, eq, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { assignments, customers, requests, resellers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { narrowedTo } from "@/lib/domain/assignment/narrowing";

/** Whose customers the actor may touch: the one clause every query and lock on customers carries. */
export function customersOf(actor: Actor): SQL {
  const tenant = eq(customers.distributorId, actor.distributorId);
  return and(tenant, ownCustomersOf(actor), assignedOnly(actor, customers.id)) ?? tenant;
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

/** That a customer, by its id, is assigned to the actor; undefined: the actor is not narrowed. */
export function assignedOnly(actor: Actor, customerId: SQLWrapper): SQL | undefined {
  const memberId = narrowedTo(actor);
  return memberId === null ? undefined : sql`${customerId} in (${assignedCustomers(actor, memberId)})`;
}

/**
 * Ids of the customers a colleague of the actor looks after, each by itself or through its reseller. Begins with the
 * member's few assignments, so that it does not read the tenant's customers one by one.
 */
export function assignedCustomers({ distributorId, company }: Actor, memberId: string): SQL {
  const open = sql`a.distributor_id = ${distributorId}::uuid and a.member_id = ${memberId}::uuid and a.ended_at is null`;
  const direct = sql`select a.customer_id from ${assignments} a where ${open} and a.customer_id is not null`;
  // Only a distributor's members look after resellers.
  if (company.kind !== "distributor") return direct;
  return sql`${direct} union all
    select c.id from ${assignments} a
    join ${customers} c on c.distributor_id = a.distributor_id and c.reseller_id = a.reseller_id
    where ${open} and a.reseller_id is not null`;
}

/** Which resellers the actor may see: a distributor's all or those assigned to it, a reseller itself, a customer none. */
export function resellersOf(actor: Actor): SQL {
  const tenant = eq(resellers.distributorId, actor.distributorId);
  return and(tenant, ownResellersOf(actor, resellers.id)) ?? tenant;
}

/** The same by an id wherever it stands; undefined: all of the tenant's. */
export function ownResellersOf(actor: Actor, resellerId: SQLWrapper): SQL | undefined {
  switch (actor.company.kind) {
    case "distributor":
      return assignedResellersOnly(actor, resellerId);
    case "reseller":
      return sql`${resellerId} = ${actor.company.id}::uuid`;
    case "customer":
      return sql`false`;
  }
}

function assignedResellersOnly(actor: Actor, resellerId: SQLWrapper): SQL | undefined {
  const memberId = narrowedTo(actor);
  if (memberId === null) return undefined;
  return sql`${resellerId} in (select a.reseller_id from ${assignments} a
    where a.distributor_id = ${actor.distributorId}::uuid and a.member_id = ${memberId}::uuid
      and a.ended_at is null and a.reseller_id is not null)`;
}

/** Whose requests the actor may touch: those of its resellers; narrowed at a reseller, about its customers only. */
export function requestsOf(actor: Actor): SQL | undefined {
  const tenant = eq(requests.distributorId, actor.distributorId);
  const aboutAssigned = actor.company.kind === "reseller" ? assignedOnly(actor, requests.customerId) : undefined;
  return and(tenant, ownResellersOf(actor, requests.resellerId), aboutAssigned);
}
