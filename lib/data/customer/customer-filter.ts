import "server-only";
import { and, eq, ilike, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { customers } from "@/db/schema";
import type { CustomerListQuery, FreezeFilter } from "@/lib/contracts/customer-list";
import type { Actor } from "@/lib/domain/access/actor";
import { addDays, dayStart, toBillingDay } from "@/lib/domain/calendar/billing-month";
import { PERMISSIONS } from "@/lib/domain/delegation/authority";
import { STORED_FREEZE_ORIGINS } from "@/lib/domain/restriction/freeze";
import { containing } from "../containing";
import { heldByReseller } from "../delegation/held-by-reseller";
import type { StandingParts } from "./standing-parts";
import { waitsFor } from "./waits-for";

type Asker = {
  readonly actor: Actor;
  /** Whether any company of the tenant is suspended. */
  readonly anySuspended: boolean;
};

/** What the list's address asks for, as SQL over the joined standing. */
export function filterOf(
  query: CustomerListQuery,
  parts: StandingParts,
  at: Date,
  { actor, anySuspended }: Asker,
): SQL | undefined {
  const above = anySuspended ? parts : {};
  return and(
    tabOf(query.tab),
    query.q === null ? undefined : searchOf(query.q),
    query.reseller === null ? undefined : eq(customers.resellerId, query.reseller),
    query.status === null ? undefined : statusOf(query.status, parts),
    query.frozen === null ? undefined : freezeOf(query.frozen, { ...parts, waits: waitsFor(actor, parts, at) }, above),
    levelOf(query.level, parts, above),
    usedWithin(query, parts),
    query.use === null ? undefined : useOf(query.use, parts),
    associatedFrom(query.from),
    associatedTo(query.to),
    authorityOf(query.authority, at),
  );
}

function tabOf(tab: CustomerListQuery["tab"]): SQL | undefined {
  if (tab === "all") return undefined;
  return tab === "own" ? isNull(customers.resellerId) : isNotNull(customers.resellerId);
}

function searchOf(text: string): SQL | undefined {
  const pattern = containing(text);
  const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
  return or(
    ilike(customers.name, pattern),
    ilike(customers.accountName, pattern),
    isId ? eq(customers.id, text.toLowerCase()) : undefined,
  );
}

function associatedFrom(text: string | null): SQL | undefined {
  const day = text === null ? null : toBillingDay(text);
  return day === null ? undefined : sql`${customers.associatedAt} >= ${dayStart(day).toISOString()}::timestamptz`;
}

function associatedTo(text: string | null): SQL | undefined {
  const day = text === null ? null : toBillingDay(text);
  if (day === null) return undefined;
  return sql`${customers.associatedAt} < ${dayStart(addDays(day, 1)).toISOString()}::timestamptz`;
}

/** The first of the effective statuses that holds, as effectiveStatusOf says; a test compares the two. */
function statusOf(status: NonNullable<CustomerListQuery["status"]>, parts: StandingParts): SQL {
  return sql`(case
    when ${parts.suspended} then 'partner-suspended'
    when ${parts.withResources} then 'frozen-with-resources'
    when ${parts.frozen} then 'frozen'
    when budgets.amount is null then 'no-budget'
    when ${parts.reached(100)} then 'used-up'
    when ${parts.reached(90)} then 'at-90'
    when ${parts.reached(75)} then 'at-75'
    else 'normal' end) = ${status}`;
}

/** What companies above customers bring; undefined while none is suspended, so that a filter is one join. */
type Above = { readonly suspended?: SQL; readonly partnerFrozen?: SQL };

/** Any of them; those with a cause of their own in one subquery. */
function freezeOf(
  wanted: readonly FreezeFilter[],
  parts: StandingParts & { readonly waits: SQL },
  above: Above,
): SQL | undefined {
  const origins = STORED_FREEZE_ORIGINS.filter((origin) => wanted.includes(origin));
  return or(
    origins.length > 0 ? parts.frozenBy(origins) : undefined,
    wanted.includes("no") ? and(none(above.suspended), none(parts.frozen)) : undefined,
    wanted.includes("partner-suspended") ? parts.suspended : undefined,
    wanted.includes("waits-for-you") ? parts.waits : undefined,
    wanted.includes("cause-gone") ? parts.causeGone : undefined,
    wanted.includes("place-failed") ? parts.placeFailed : undefined,
  );
}

/** What is in force, as levelOf of a standing says; a test compares the two. */
function levelOf(level: CustomerListQuery["level"], parts: StandingParts, above: Above): SQL | undefined {
  switch (level) {
    case null:
      return undefined;
    case "none":
      return and(none(above.suspended), none(parts.frozen), none(parts.blocked));
    case "account":
      return and(or(above.suspended, parts.frozen), none(above.partnerFrozen), none(parts.withResources));
    case "account-and-resources":
      return or(above.partnerFrozen, parts.withResources);
    case "pay-per-use-blocked":
      return parts.blocked;
  }
}

function none(condition: SQL | undefined): SQL | undefined {
  return condition && sql`not ${condition}`;
}

/** Customers without a budget have used no share of one. */
function usedWithin({ usedFrom, usedTo }: CustomerListQuery, parts: StandingParts): SQL | undefined {
  return and(
    usedFrom === null ? undefined : parts.reached(usedFrom),
    usedTo === null ? undefined : sql`${parts.used} * 100 <= budgets.amount * ${usedTo}::int`,
  );
}

/** Whether its reseller holds anything over it. */
function authorityOf(wanted: CustomerListQuery["authority"], at: Date): SQL | undefined {
  if (wanted === null) return undefined;
  const held = or(...PERMISSIONS.map((permission) => heldByReseller(sql`${permission}`, at))) ?? sql`false`;
  return wanted === "authorised" ? held : sql`not ${held}`;
}

function useOf(use: NonNullable<CustomerListQuery["use"]>, parts: StandingParts): SQL {
  switch (use) {
    case "none":
      return sql`budgets.amount is null`;
    case "below-75":
      return sql`not ${parts.reached(75)}`;
    case "75-to-90":
      return sql`(${parts.reached(75)} and not ${parts.reached(90)})`;
    case "90-to-100":
      return sql`(${parts.reached(90)} and not ${parts.reached(100)})`;
    case "used-up":
      return parts.reached(100);
  }
}
