import "server-only";
import { sql } from "drizzle-orm";
import { moneyOfDriver } from "@/db/schema/columns";
import type { ExpenditureFilter } from "@/lib/contracts/expenditure";
import type { StatisticsGroup } from "@/lib/contracts/statistics-query";
import type { Trend, TrendSeries } from "@/lib/contracts/statistics-view";
import type { Permit } from "@/lib/domain/access/permit";
import { isProvisional } from "@/lib/domain/calendar/billing-month";
import { type TimeUnit, timeStepsOf } from "@/lib/domain/expenditure/period";
import { type Money, sumOf, ZERO } from "@/lib/domain/money/money";
import { expenditureSource, SOURCE_COLUMNS } from "../expenditure/expenditure-source";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { loadBudgetsInForce } from "./load-budgets-in-force";
import { loadGroupNames } from "./load-group-names";

/** More lines than that nobody tells apart; what is left is drawn as one. */
export const SERIES_MAX = 6;

type Cell = { readonly at: string; readonly key: string; readonly rank: number | null; readonly spent: string };

/** Spending by day or month in its greatest groups, with the budgets in force beside it. */
export async function getTrend(
  { actor }: Permit<"expenditure.read">,
  filter: ExpenditureFilter,
  { group, unit }: { group: StatisticsGroup; unit: TimeUnit },
): Promise<Trend> {
  return inTenant(actor, async (tx) => {
    const source = expenditureSource(actor, filter, [unit, group]);
    const cells = await tx.execute<Cell>(sql`
      with cells as materialized (
        select ${SOURCE_COLUMNS[unit]} as at, ${SOURCE_COLUMNS[group]} as key, sum(spent) as spent
        from ${source} group by 1, 2
      ), ranked as (
        select key, row_number() over (order by sum(spent) desc, key)::int as rank
        from cells group by key order by 2 limit ${SERIES_MAX}
      )
      select c.at, coalesce(r.key, '') as key, r.rank, sum(c.spent)::text as spent
      from cells c left join ranked r on r.key = c.key
      group by c.at, r.key, r.rank`);
    const steps = timeStepsOf(filter.range, unit);
    const series = seriesOf(
      cells,
      steps.map(({ key }) => key),
    );
    const nameOf = await loadGroupNames(
      tx,
      actor,
      group,
      series.map(({ group: { key } }) => key),
    );
    const budgets = await loadBudgetsInForce(tx, actor, filter, steps);
    const asOf = await instantOf(tx);
    return {
      series: series.map((one) => (one.kind === "other" ? one : { ...one, group: nameOf(one.group.key) })),
      steps: steps.map(({ key, range }, index) => ({
        key,
        total: sumOf(series.map(({ amounts }) => amounts[index] ?? ZERO)),
        budget: budgets[index] ?? null,
        provisional: isProvisional(range.to, asOf),
      })),
    };
  });
}

/** The greatest first, all others last. */
function seriesOf(cells: readonly Cell[], keys: readonly string[]): readonly TrendSeries[] {
  const byRank = Map.groupBy(cells, ({ rank }) => rank);
  const ranks = [...byRank.keys()].toSorted((left, right) => (left ?? Infinity) - (right ?? Infinity));
  return ranks.map((rank) => {
    const own = byRank.get(rank) ?? [];
    const amounts = new Map<string, Money>(own.map(({ at, spent }) => [at, moneyOfDriver(spent)]));
    return {
      kind: rank === null ? "other" : "group",
      group: { key: own[0]?.key ?? "", name: null },
      amounts: keys.map((key) => amounts.get(key) ?? ZERO),
    };
  });
}
