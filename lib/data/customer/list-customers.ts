import "server-only";
import { and, asc, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { companyStates, customers } from "@/db/schema";
import { type Cursor, decodeCursor, encodeCursor } from "@/lib/contracts/cursor";
import type { CustomerListQuery, CustomerSort } from "@/lib/contracts/customer-list";
import type { CustomerPage } from "@/lib/contracts/customer-view";
import { START } from "@/lib/contracts/page";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { findCustomerManagers } from "../assignment/find-managers";
import { customerManagerClause } from "../assignment/manager-clause";
import { loadAuthorities } from "../delegation/load-authority";
import { isBackwards, pageOf } from "../page-of";
import { inTenant } from "../tenant";
import { filterOf } from "./customer-filter";
import { countStandings, selectStandings, toStanding } from "./standing";
import { type StandingParts, standingParts } from "./standing-parts";

const CUSTOMER_PAGE_SIZE = 50;

/** The actor's customers that match, one keyset page; costs with customers, never with charges. */
export async function listCustomers(
  { actor }: Permit<"customer.read">,
  query: CustomerListQuery,
  at: Date,
  size = CUSTOMER_PAGE_SIZE,
): Promise<CustomerPage> {
  const parts = standingParts(at);
  const sort = sortOf(query.sort, parts);
  const given = decodeCursor(query.after ?? query.before);
  const cursor = given && sort.shape.test(given[0]) ? given : null;
  const place = cursor ? query : START;
  const backwards = isBackwards(place);
  const rising = (query.order ?? sort.usual) === "up";
  const onward = rising !== backwards;
  return inTenant(actor, async (tx) => {
    const where = and(
      filterOf(query, parts, at, { actor, anySuspended: await isAnySuspended(tx, actor) }),
      customerManagerClause(actor, query.manager),
    );
    const counts = await countsOf(tx, actor, parts, where);
    const order = onward ? asc : desc;
    const within = and(where, cursor ? beyond(sort, cursor, onward) : undefined);
    const found = await selectStandings(tx, actor, parts, within, sql<string>`(${sort.value})::text`)
      .orderBy(order(sort.value), order(customers.id))
      .limit(size + 1);
    const page = pageOf(found, size, place, ({ key, id }) => encodeCursor([key, id]));
    const ids = page.rows.map(({ id }) => id);
    const authorities = await loadAuthorities(tx, actor.distributorId, ids, at);
    const managers = await findCustomerManagers(tx, actor, page.rows);
    return { ...page, rows: page.rows.map(toStanding), authorities, managers, counts };
  });
}

async function isAnySuspended(tx: Transaction, { distributorId }: Actor): Promise<boolean> {
  const open = and(eq(companyStates.distributorId, distributorId), isNull(companyStates.endedAt));
  return (await tx.$count(companyStates, open)) > 0;
}

// The frozen ones in a statement of their own: as a condition of it they are joined, not looked up one by one.
async function countsOf(tx: Transaction, actor: Actor, parts: StandingParts, where: SQL | undefined) {
  const conditions = {
    matched: undefined,
    usedUp: parts.reached(100),
    at90: and(parts.reached(90), sql`not ${parts.reached(100)}`),
  };
  const counts = await countStandings(tx, actor, parts, conditions, where);
  return { ...counts, ...(await countStandings(tx, actor, parts, { frozen: undefined }, and(where, parts.frozen))) };
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
