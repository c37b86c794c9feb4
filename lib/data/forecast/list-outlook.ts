import "server-only";
import { and, asc, desc, eq, inArray, isNotNull, isNull, not, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { budgets, customers, forecasts } from "@/db/schema";
import { decodeCursor, encodeCursor } from "@/lib/contracts/cursor";
import type { OutlookFilter, OutlookQuery } from "@/lib/contracts/outlook";
import type { OutlookPage } from "@/lib/contracts/outlook-view";
import { START } from "@/lib/contracts/page";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { countStandings, selectStandings, toStanding } from "../customer/standing";
import { type StandingParts, standingParts } from "../customer/standing-parts";
import { isBackwards, pageOf } from "../page-of";
import { inTenant } from "../tenant";
import { toForecast } from "./find-kept";

const PAGE_SIZE = 50;
const KEY = /^\d{4}-\d{2}-\d{2} \d{10}$/;

/**
 * The actor's customers by where the month will end against their budget: those that will run out first, the earliest
 * before the others, then by how much of it they come to. Costs with customers, never with charges.
 */
export async function listOutlook(
  { actor }: Permit<"expenditure.read">,
  query: Pick<OutlookQuery, "use" | "q" | "after" | "before">,
  at: Date,
  size = PAGE_SIZE,
): Promise<OutlookPage> {
  const parts = standingParts(at);
  const kept = keptParts(parts.running);
  const given = decodeCursor(query.after ?? query.before);
  const cursor = given && KEY.test(given[0]) ? given : null;
  const place = cursor ? query : START;
  const onward = !isBackwards(place);
  const order = onward ? asc : desc;
  const beyond = cursor
    ? sql`(${kept.key}, ${customers.id}) ${onward ? sql`>` : sql`<`} (${cursor[0]}::text collate "C", ${cursor[1]}::uuid)`
    : undefined;
  const named = query.q === null ? undefined : sql`position(lower(${query.q}) in lower(${customers.name})) > 0`;
  return inTenant(actor, async (tx) => {
    const standsSo = query.use === null ? undefined : conditionsOf(parts, kept.usedUpOn)[query.use];
    const found = await selectStandings(tx, actor, parts, and(named, standsSo, beyond), kept.key)
      .orderBy(order(kept.key), order(customers.id))
      .limit(size + 1);
    const page = pageOf(found, size, place, ({ key, id }) => encodeCursor([key, id]));
    const told = await forecastsOf(
      tx,
      actor,
      parts.running,
      page.rows.map(({ id }) => id),
    );
    const rows = page.rows.map((row) => ({ customer: toStanding(row), forecast: told.get(row.id) ?? null }));
    const asOf = rows.flatMap(({ forecast }) => (forecast ? [forecast.asOf.getTime()] : []));
    const { "will-run-out": willRunOut, "used-up": usedUp } = conditionsOf(parts, kept.usedUpOn);
    return {
      ...page,
      rows,
      counts: await countStandings(tx, actor, parts, { matched: standsSo, willRunOut, usedUp }, named),
      asOf: asOf.length === 0 ? null : new Date(Math.min(...asOf)),
    };
  });
}

/** The kept forecast of each customer of the running month, looked up by key. */
function keptParts(running: BillingMonth) {
  const of = (column: SQL) => sql`(select ${column} from ${forecasts}
    where ${forecasts.distributorId} = ${customers.distributorId} and ${forecasts.subjectKind} = 'customer'
      and ${forecasts.subjectId} = ${customers.id} and ${forecasts.month} = ${running})`;
  const usedUpOn = of(sql`${forecasts.usedUpOn}`);
  // One text that sorts: the day, then the greatest share of the budget first; nothing known comes last.
  const key = sql<string>`(coalesce(${of(sql`${forecasts.usedUpOn}::text`)}, '9999-12-31') || ' '
    || lpad((2000000001 - coalesce(${of(sql`${forecasts.endShare}`)}, -1))::text, 10, '0')) collate "C"`;
  return { usedUpOn, key };
}

function conditionsOf(parts: StandingParts, usedUpOn: SQL): Readonly<Record<OutlookFilter, SQL | undefined>> {
  const usedUp = sql`coalesce(${parts.reached(100)}, false)`;
  return {
    "will-run-out": and(isNotNull(usedUpOn), not(usedUp)),
    "used-up": usedUp,
    lasts: and(isNotNull(budgets.amount), isNull(usedUpOn), not(usedUp)),
    "no-budget": isNull(budgets.amount),
  };
}

async function forecastsOf(tx: Transaction, { distributorId }: Actor, month: BillingMonth, ids: readonly string[]) {
  const rows = await tx
    .select({ id: forecasts.subjectId, told: forecasts.told })
    .from(forecasts)
    .where(
      and(
        eq(forecasts.distributorId, distributorId),
        eq(forecasts.subjectKind, "customer"),
        inArray(forecasts.subjectId, [...ids]),
        eq(forecasts.month, month),
      ),
    );
  return new Map(rows.map(({ id, told }) => [id, toForecast(told)]));
}
