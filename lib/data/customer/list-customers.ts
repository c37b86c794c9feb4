import "server-only";
import { and, asc, desc, eq, ilike, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { customers } from "@/db/schema";
import { type Cursor, decodeCursor, encodeCursor } from "@/lib/contracts/cursor";
import type { CustomerListQuery, CustomerSort } from "@/lib/contracts/customer-list";
import type { CustomerPage } from "@/lib/contracts/customer-view";
import { START } from "@/lib/contracts/page";
import type { Permit } from "@/lib/domain/access/permit";
import { addDays, dayStart, toBillingDay } from "@/lib/domain/calendar/billing-month";
import { loadAuthorities } from "../delegation/load-authority";
import { isBackwards, pageOf } from "../page-of";
import { inTenant } from "../tenant";
import { countStandings, selectStandings, toStanding } from "./standing";
import { type StandingParts, standingParts } from "./standing-parts";
import { waitsFor } from "./waits-for";

const CUSTOMER_PAGE_SIZE = 50;

/** The actor's customers that match, one keyset page; costs with customers, never with charges. */
export async function listCustomers(
  { actor }: Permit<"customer.read">,
  query: CustomerListQuery,
  at: Date,
  size = CUSTOMER_PAGE_SIZE,
): Promise<CustomerPage> {
  const parts = standingParts(at);
  const waits = query.frozen === "waits-for-you" ? waitsFor(actor, parts, at) : undefined;
  const where = and(whereOf(query, parts), authorityOf(query.authority, at), waits);
  const sort = sortOf(query.sort, parts);
  const given = decodeCursor(query.after ?? query.before);
  const cursor = given && sort.shape.test(given[0]) ? given : null;
  const place = cursor ? query : START;
  const backwards = isBackwards(place);
  const rising = (query.order ?? sort.usual) === "up";
  const onward = rising !== backwards;
  return inTenant(actor, async (tx) => {
    const counts = await countStandings(tx, actor, parts, countsOf(where, parts));
    const order = onward ? asc : desc;
    const within = and(where, cursor ? beyond(sort, cursor, onward) : undefined);
    const found = await selectStandings(tx, actor, parts, within, sql<string>`(${sort.value})::text`)
      .orderBy(order(sort.value), order(customers.id))
      .limit(size + 1);
    const page = pageOf(found, size, place, ({ key, id }) => encodeCursor([key, id]));
    const ids = page.rows.map(({ id }) => id);
    const authorities = await loadAuthorities(tx, actor.distributorId, ids, at);
    return { ...page, rows: page.rows.map(toStanding), authorities, counts };
  });
}

function countsOf(where: SQL | undefined, parts: StandingParts) {
  return {
    matched: where,
    usedUp: and(where, parts.reached(100)),
    at90: and(where, parts.reached(90), sql`not ${parts.reached(100)}`),
    frozen: and(where, parts.frozen),
  };
}

type SortBy = {
  readonly value: SQL;
  readonly type: SQL;
  /** What a cursor's value must look like; anything else begins the list anew. */
  readonly shape: RegExp;
  readonly usual: "up" | "down";
};

const NUMBER = /^-?\d{1,30}(\.\d{1,20})?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?\+00$/;
// PostgreSQL knows no text with a zero byte.
const WORDS = /^[^\0]*$/;

function sortOf(sort: CustomerSort, parts: StandingParts): SortBy {
  switch (sort) {
    case "name":
      return { value: sql`${customers.name}`, type: sql`text`, shape: WORDS, usual: "up" };
    case "spent":
      return { value: parts.spent, type: sql`numeric`, shape: NUMBER, usual: "down" };
    case "use":
      return { value: parts.share, type: sql`numeric`, shape: NUMBER, usual: "down" };
    case "associated":
      return { value: sql`${customers.associatedAt}`, type: sql`timestamptz`, shape: INSTANT, usual: "down" };
  }
}

function beyond({ value, type }: SortBy, [key, id]: Cursor, onward: boolean): SQL {
  const than = onward ? sql`>` : sql`<`;
  return sql`(${value}, ${customers.id}) ${than} (${key}::${type}, ${id}::uuid)`;
}

const PATTERN_SIGNS = /[\\%_]/g;

function whereOf(query: CustomerListQuery, parts: StandingParts): SQL | undefined {
  return and(
    tabOf(query.tab),
    query.q === null ? undefined : searchOf(query.q),
    query.reseller === null ? undefined : eq(customers.resellerId, query.reseller),
    query.status === null ? undefined : statusOf(query.status, parts),
    query.frozen === null || query.frozen === "waits-for-you" ? undefined : freezeOf(query.frozen, parts),
    query.use === null ? undefined : useOf(query.use, parts),
    associatedFrom(query.from),
    associatedTo(query.to),
  );
}

function tabOf(tab: CustomerListQuery["tab"]): SQL | undefined {
  if (tab === "all") return undefined;
  return tab === "own" ? isNull(customers.resellerId) : isNotNull(customers.resellerId);
}

function searchOf(text: string): SQL | undefined {
  const pattern = `%${text.replace(PATTERN_SIGNS, "\\$&")}%`;
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

function freezeOf(frozen: Exclude<CustomerListQuery["frozen"], null | "waits-for-you">, parts: StandingParts): SQL {
  if (frozen === "no") return sql`not ${parts.frozen}`;
  if (frozen === "place-failed") return parts.placeFailed;
  return frozen === "cause-gone" ? parts.causeGone : parts.frozenBy(frozen);
}

/** The same law as authorityOf of the domain, for sets of rows; a test holds them together. */
function authorityOf(wanted: CustomerListQuery["authority"], at: Date): SQL | undefined {
  if (wanted === null) return undefined;
  const held = sql`exists (
    select 1 from delegations d cross join unnest(d.permissions) permission
    where d.distributor_id = ${customers.distributorId} and d.reseller_id = ${customers.resellerId}
      and coalesce(d.until > ${at.toISOString()}::timestamptz, true)
      and not exists (
        select 1 from recalls r
        where r.distributor_id = d.distributor_id and r.customer_id = ${customers.id} and r.ended_at is null
          and permission = any(r.permissions)))`;
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
