import "server-only";
import { and, eq, isNull, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import {
  assignments,
  type associationAttempts,
  associations,
  type customerInvitations,
  customerQuestions,
  customers,
  messages,
  orders,
  type preregistrations,
  requests,
  resellers,
  resources,
} from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { narrowedTo } from "@/lib/domain/assignment/narrowing";

/**
 * Whose customers the actor may touch: the one clause every query and lock on customers carries. A partner's are those
 * that are with it now; a customer is its own also without a partner.
 */
export function customersOf(actor: Actor): SQL {
  const tenant = eq(customers.distributorId, actor.distributorId);
  return and(tenant, ownCustomersOf(actor), assignedOnly(actor, customers.id)) ?? tenant;
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
export function associationsOf(actor: Actor): SQL | undefined {
  const tenant = eq(associations.distributorId, actor.distributorId);
  return and(tenant, ownAssociationsOf(actor), assignedOnly(actor, associations.customerId));
}

function ownAssociationsOf({ company }: Actor): SQL | undefined {
  switch (company.kind) {
    case "distributor":
      return undefined;
    case "reseller":
      return eq(associations.resellerId, company.id);
    case "customer":
      return eq(associations.customerId, company.id);
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
  if (actor.company.kind !== "reseller" && associationId === null) return assignedOnly(actor, customerId);
  return sql`exists (
    select 1 from ${associations}
    where ${associationsOf(actor)} and ${associations.customerId} = ${customerId}
      and ${associationId === null ? sql`true` : eq(associations.id, associationId)}
      and ${at} >= ${associations.startedAt} and coalesce(${at} <= ${associations.endedAt}, true))`;
}

/** The same for what carries its association: charges and their roll-ups. */
export function withinOwnAssociations(actor: Actor, associationId: SQLWrapper): SQL | undefined {
  if (actor.company.kind !== "reseller" && narrowedTo(actor) === null) return undefined;
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
      return and(tenantCustomersOf(actor), assignedOnly(actor, customers.id)) ?? tenantCustomersOf(actor);
    case "customer":
      return sql`false`;
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

/** Whose orders the actor may read: a partner's those placed while the customer was with it, a customer's its own. */
export function ordersOf(actor: Actor): SQL | undefined {
  const tenant = eq(orders.distributorId, actor.distributorId);
  return and(tenant, ownOrdersOf(actor), assignedOnly(actor, orders.customerId));
}

function ownOrdersOf({ company }: Actor): SQL | undefined {
  switch (company.kind) {
    case "distributor":
      return undefined;
    case "reseller":
      return eq(orders.resellerId, company.id);
    case "customer":
      return eq(orders.customerId, company.id);
  }
}

/** Whose resources the actor may read: a partner's those of its present customers, a customer's its own. */
export function resourcesOf(actor: Actor): SQL | undefined {
  const tenant = eq(resources.distributorId, actor.distributorId);
  const own = actor.company.kind === "customer" ? eq(resources.customerId, actor.company.id) : undefined;
  return and(tenant, own, customersOf(actor));
}

/** Whose questions the actor may read: a customer's its own, a partner's those it was asked itself. */
export function questionsOf(actor: Actor): SQL | undefined {
  const { distributorId, company } = actor;
  const tenant = eq(customerQuestions.distributorId, distributorId);
  const assigned = assignedOnly(actor, customerQuestions.customerId);
  switch (company.kind) {
    case "distributor":
      return and(tenant, isNull(customerQuestions.resellerId), assigned);
    case "reseller":
      return and(tenant, eq(customerQuestions.resellerId, company.id), assigned);
    case "customer":
      return and(tenant, eq(customerQuestions.customerId, company.id));
  }
}

/** What the actor's own company was told; narrowed, of what it looks after and of nothing in particular. */
export function messagesOf(actor: Actor): SQL | undefined {
  const { distributorId, company } = actor;
  const assigned = assignedOnly(actor, messages.customerId);
  return and(
    eq(messages.distributorId, distributorId),
    eq(messages.companyId, company.id),
    assigned && or(assigned, and(isNull(messages.customerId), aboutAssignedReseller(actor))),
  );
}

/** What is about no customer is about the reseller that was told the same, if one was. */
function aboutAssignedReseller(actor: Actor): SQL | undefined {
  if (actor.company.kind !== "distributor") return undefined;
  return sql`not exists (select 1 from ${messages} told
    where told.distributor_id = ${actor.distributorId}::uuid and told.notice_id = ${messages.noticeId}
      and told.company_kind = 'reseller' and not (${assignedResellersOnly(actor, sql`told.company_id`)}))`;
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

/**
 * Whose expenditure the actor may read, by the association each charge fell into: each side its own time (G18). Former
 * customers' too; undefined: all of the tenant's.
 */
export function expenditureOf(
  actor: Actor,
  { customerId, associationId }: { customerId: SQLWrapper; associationId: SQLWrapper },
): SQL | undefined {
  if (actor.company.kind === "customer") return sql`${customerId} = ${actor.company.id}::uuid`;
  const within = withinOwnAssociations(actor, associationId);
  // The customers are named too, since every index of what customers have begins with them.
  return (
    within &&
    and(
      within,
      sql`${customerId} in (select ${associations.customerId} from ${associations} where ${associationsOf(actor)})`,
    )
  );
}
