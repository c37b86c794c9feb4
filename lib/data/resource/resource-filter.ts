import "server-only";
import { and, eq, gt, ilike, inArray, isNotNull, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { customers, resources } from "@/db/schema";
import type { ResourceFilter, ResourceListQuery } from "@/lib/contracts/resource";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { GRACE_DAYS, RETENTION_DAYS, type ResourceStatus } from "@/lib/domain/resource/status";
import { modesOf } from "@/lib/domain/resource/tab";
import { RETENTION_DAYS as FROZEN_DAYS } from "@/lib/domain/restriction/freeze";
import { containing } from "../containing";
import { goneIn } from "../customer/standing-parts";

const DAY_MS = 24 * 60 * 60 * 1000;
const byUse = inArray(resources.mode, [...modesOf("pay-per-use")]);
const before = (at: Date, days: number) => new Date(at.getTime() - days * DAY_MS);

/** What a list's address asks for, as SQL over resources and their customers. */
export function resourceFilterOf(tenant: string, query: ResourceListQuery, at: Date): SQL | undefined {
  const { tab, q, service, region, status, expires } = query;
  return and(
    inArray(resources.mode, [...modesOf(tab)]),
    q === null ? undefined : searchOf(q),
    service === null ? undefined : eq(resources.service, service),
    region === null ? undefined : eq(resources.region, region),
    statusFilter(tenant, status, at),
    expires === null ? undefined : expiringWithin(expires, at),
  );
}

function statusFilter(tenant: string, filter: ResourceFilter | null, at: Date): SQL | undefined {
  if (filter === null) return isNull(resources.closedAt);
  return filter === "due" ? dueForDeletion(tenant, at) : statusIs(tenant, filter, at);
}

/** In use and ending within so many days. */
function expiringWithin(days: number, at: Date): SQL | undefined {
  return and(isNull(resources.closedAt), gt(resources.expiresAt, at), lte(resources.expiresAt, before(at, -days)));
}

function searchOf(text: string): SQL | undefined {
  const pattern = containing(text);
  return or(
    ilike(resources.name, pattern),
    ilike(resources.specification, pattern),
    ilike(customers.name, pattern),
    eq(sql`${resources.id}::text`, text.toLowerCase()),
  );
}

/** The same law as standingOf and isDueForDeletion, for sets of rows; a test holds them together. */
export function statusIs(tenant: string, status: ResourceStatus, at: Date): SQL | undefined {
  const graceFrom = before(at, GRACE_DAYS);
  const open = isNull(resources.closedAt);
  switch (status) {
    case "closed":
      return isNotNull(resources.closedAt);
    case "frozen":
      return and(open, byUse, frozen(tenant, at));
    case "in-use":
      return and(open, or(and(byUse, sql`not ${frozen(tenant, at)}`), gt(resources.expiresAt, at)));
    case "grace":
      return and(open, lte(resources.expiresAt, at), gt(resources.expiresAt, graceFrom));
    case "retention":
      return and(open, lte(resources.expiresAt, graceFrom));
  }
}

/** Due for deletion at `at`, no hold standing (G8). */
function dueForDeletion(tenant: string, at: Date): SQL | undefined {
  return and(isNull(resources.closedAt), dueBy(tenant, at, at), notHeld(tenant));
}

export function notHeld(tenant: string): SQL {
  return sql`${resources.customerId} not in (select deletion_holds.customer_id from deletion_holds
    where deletion_holds.distributor_id = ${tenant} and deletion_holds.ended_at is null)`;
}

/** That its clock towards deletion, as it runs at `at`, falls no later than `until`. */
export function dueBy(tenant: string, until: Date, at: Date): SQL | undefined {
  const clock = sql`${resources.customerId} in (select freeze_causes.customer_id from freeze_causes
    where freeze_causes.distributor_id = ${tenant} and freeze_causes.ended_at is null
      and freeze_causes.level = 'account-and-resources' and not ${goneIn("freeze_causes", billingMonthOf(at))}
      and freeze_causes.since <= ${before(until, FROZEN_DAYS).toISOString()}::timestamptz)`;
  return or(lte(resources.expiresAt, before(until, GRACE_DAYS + RETENTION_DAYS)), and(byUse, clock));
}

/** Its customer's resources are frozen, by a cause that stands or by a company above it. */
function frozen(tenant: string, at: Date): SQL {
  const gone = goneIn("freeze_causes", billingMonthOf(at));
  return sql`(${resources.customerId} in (select freeze_causes.customer_id from freeze_causes
      left join budgets on budgets.distributor_id = freeze_causes.distributor_id
        and budgets.customer_id = freeze_causes.customer_id
      where freeze_causes.distributor_id = ${tenant} and freeze_causes.ended_at is null
        and freeze_causes.level = 'account-and-resources'
        and not (coalesce(budgets.lift_when_restored, false) and ${gone}))
    or ${frozenPartner(tenant)})`;
}

function frozenPartner(tenant: string): SQL {
  const frozenCompany = sql`select company_states.company_id from company_states
    where company_states.distributor_id = ${tenant} and company_states.ended_at is null
      and company_states.state = 'frozen'`;
  return sql`(${resources.distributorId} in (${frozenCompany})
    or (${customers.disassociatedAt} is null and coalesce(${customers.resellerId} in (${frozenCompany}), false)))`;
}
