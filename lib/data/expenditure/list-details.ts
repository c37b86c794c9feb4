import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { orderLines, orders } from "@/db/schema";
import { decodeCursor, encodeCursor } from "@/lib/contracts/cursor";
import { type ChargeFilter, detailsFilterOf, type ExpenditureDetailsQuery } from "@/lib/contracts/expenditure-query";
import type { ExpenditureDetails } from "@/lib/contracts/expenditure-view";
import { type PagePlace, START } from "@/lib/contracts/page";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { type BillingDay, billingMonthOf, toBillingDay } from "@/lib/domain/calendar/billing-month";
import { type Money, ZERO } from "@/lib/domain/money/money";
import { instantOf } from "../instant";
import { isBackwards, pageOf } from "../page-of";
import { ordersOf } from "../scope";
import { inTenant } from "../tenant";
import { chargeWhere, pickCharges } from "./charge-sql";
import { arrayOf } from "./expenditure-source";
import { loadFreshness } from "./load-freshness";
import { ownFilterOf } from "./own-filter";
import { sumExpenditure } from "./sum-expenditure";
import { type ChargeRow, toCharge } from "./to-charge";
import { type Place, whereChargesAre } from "./where-charges-are";

const PAGE = 50;

/** Where reading goes on: beyond a charge, towards later days or earlier ones. */
type Course = { readonly beyond: SQL; readonly day: BillingDay | null; readonly upwards: boolean };

/** The charges of one month, the newest day first, one keyset page (R-9.5). */
export async function listExpenditureDetails(
  { actor }: Permit<"expenditure.read">,
  query: ExpenditureDetailsQuery,
  size = PAGE,
): Promise<ExpenditureDetails> {
  return inTenant(actor, async (tx) => {
    const asked = detailsFilterOf(query, billingMonthOf(await instantOf(tx)));
    const filter = { ...asked, expenditure: ownFilterOf(actor, asked.expenditure) };
    const freshness = await loadFreshness(tx, actor, filter.expenditure.range);
    const isClosed = freshness.finality === "closed";
    const { place, course } = placing(query);
    const found = await readCharges(tx, actor, { filter, isClosed, course, count: size + 1 });
    const page = pageOf(found, size, place, (row) => encodeCursor([row.day, row.id]));
    return {
      month: filter.month,
      freshness,
      total: await totalOf(tx, actor, filter),
      page: { ...page, rows: page.rows.map((row) => toCharge(row, isClosed)) },
    };
  });
}

/** Out of the roll-ups, as far as they know what is wanted. */
async function totalOf(tx: Transaction, actor: Actor, filter: ChargeFilter): Promise<Money | null> {
  const { expenditure, amount, billType, transactionId, resourceName, resourceId, payment } = filter;
  if ([billType, transactionId, resourceName, resourceId, payment].some((wish) => wish !== null)) return null;
  const [sum] = await sumExpenditure(tx, actor, expenditure, []);
  return (amount === "refunds" ? sum?.refunded : sum?.spent) ?? ZERO;
}

function placing(query: ExpenditureDetailsQuery): { readonly place: PagePlace; readonly course: Course } {
  const cursor = decodeCursor(query.after ?? query.before);
  const day = cursor === null ? null : toBillingDay(cursor[0]);
  if (cursor === null || day === null)
    return { place: START, course: { beyond: sql`true`, day: null, upwards: false } };
  const upwards = isBackwards(query);
  const beyond = sql`(u.day, u.id) ${upwards ? sql`>` : sql`<`} (${day}::date, ${cursor[1]}::uuid)`;
  return { place: query, course: { beyond, day, upwards } };
}

type Asked = {
  readonly filter: ChargeFilter;
  readonly isClosed: boolean;
  readonly course: Course;
  readonly count: number;
};

async function readCharges(tx: Transaction, actor: Actor, asked: Asked): Promise<readonly ChargeRow[]> {
  const { filter, count } = asked;
  if (filter.transactionId !== null) {
    const ids = await chargesOfTransaction(tx, actor, filter.transactionId);
    return select(tx, actor, asked, sql`u.id = any(${arrayOf(ids)}::uuid[])`, count);
  }
  const places = await whereChargesAre(tx, actor, filter);
  if (places === null) return select(tx, actor, asked, daysOf(filter, asked.course), count);
  const found: ChargeRow[] = [];
  for (const some of portionsOf(places, asked.course, count)) {
    found.push(...(await select(tx, actor, asked, atPlaces(some), count - found.length)));
    if (found.length >= count) break;
  }
  return found;
}

function select(tx: Transaction, actor: Actor, { filter, isClosed, course }: Asked, which: SQL, count: number) {
  const where = sql`${which} and ${chargeWhere(actor, filter, isClosed)} and ${course.beyond}`;
  const direction = course.upwards ? sql`asc` : sql`desc`;
  return tx.execute<ChargeRow>(pickCharges(actor, filter, { where, direction, count }));
}

/**
 * The range's days. Where reading goes on inside it, the place it goes on from bounds one side alone: an index scan with
 * both bounds would begin at the range's end and walk to the place.
 */
function daysOf({ expenditure: { range } }: ChargeFilter, { day, upwards }: Course): SQL {
  const isInside = day !== null && day >= range.from && day <= range.to;
  const from = isInside && upwards ? sql`true` : sql`u.day >= ${range.from}`;
  return isInside && !upwards ? from : sql`${from} and u.day <= ${range.to}`;
}

function atPlaces(places: readonly Place[]): SQL {
  const customers = arrayOf(places.map(({ customerId }) => customerId));
  const days = arrayOf(places.map(({ day }) => day));
  return sql`(u.customer_id, u.day) in (select * from unnest(${customers}::uuid[], ${days}::date[]))`;
}

/**
 * Whole days in the order of reading, each portion with places enough for a page where every place has a charge, and
 * larger ones where the first were not enough.
 */
function* portionsOf(places: readonly Place[], { day, upwards }: Course, count: number): Generator<readonly Place[]> {
  const ahead = places.filter((place) => day === null || (upwards ? place.day >= day : place.day <= day));
  const ordered = upwards ? ahead : ahead.toReversed();
  let enough = count;
  for (let start = 0; start < ordered.length; enough *= 4) {
    const last = ordered[Math.min(start + enough, ordered.length) - 1]?.day;
    const next = ordered.findLastIndex((place) => place.day === last) + 1;
    yield ordered.slice(start, next);
    start = next;
  }
}

/** Ids of the charges of an order that the actor may read, or of one charge. */
export async function chargesOfTransaction(tx: Transaction, actor: Actor, id: string): Promise<readonly string[]> {
  const lines = await tx
    .select({ id: orderLines.id })
    .from(orderLines)
    .innerJoin(orders, and(eq(orders.distributorId, orderLines.distributorId), eq(orders.id, orderLines.orderId)))
    .where(and(ordersOf(actor), eq(orders.id, id)));
  return [id, ...lines.map((line) => line.id)];
}
