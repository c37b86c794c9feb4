import "server-only";
import { sql } from "drizzle-orm";
import { moneyOfDriver } from "@/db/schema/columns";
import type { ExpenditureFilter } from "@/lib/contracts/expenditure";
import type { StatisticsGroup } from "@/lib/contracts/statistics-query";
import type { Distribution } from "@/lib/contracts/statistics-view";
import type { Permit } from "@/lib/domain/access/permit";
import type { DayRange } from "@/lib/domain/expenditure/range";
import { minus, sumOf } from "@/lib/domain/money/money";
import { expenditureSource, SOURCE_COLUMNS } from "../expenditure/expenditure-source";
import { inTenant } from "../tenant";
import { loadGroupNames } from "./load-group-names";

type Row = Record<"key" | "spent" | "former" | "total" | "former_total" | "groups", string>;

export type GroupOrder = "spent" | "change";

const GROUPS_SHOWN = 20;

/** The groups that spent most, or moved most, in a period and another; the others as one. */
export async function listGroups(
  { actor }: Permit<"expenditure.read">,
  filter: ExpenditureFilter,
  { group, former, order = "spent" }: { group: StatisticsGroup; former: DayRange; order?: GroupOrder },
): Promise<Distribution> {
  const column = SOURCE_COLUMNS[group];
  const sums = (range: DayRange) => sql`
    select ${column} as key, sum(spent) as spent from ${expenditureSource(actor, { ...filter, range }, [group])} group by 1`;
  return inTenant(actor, async (tx) => {
    const rows = await tx.execute<Row>(sql`
      with both_periods as (
        select key, coalesce(n.spent, 0) as spent, coalesce(b.spent, 0) as former
        from (${sums(filter.range)}) n full join (${sums(former)}) b using (key)
      )
      select key, spent::text, former::text, (sum(spent) over ())::text as total,
        (sum(former) over ())::text as former_total, (count(*) over ())::text as groups
      from both_periods
      -- By the numbers, not by their text of the same name.
      order by ${order === "spent" ? sql`both_periods.spent desc` : sql`abs(both_periods.spent - both_periods.former) desc`}, key
      limit ${GROUPS_SHOWN}`);
    const nameOf = await loadGroupNames(
      tx,
      actor,
      group,
      rows.map(({ key }) => key),
    );
    const shown = rows.map(({ key, spent, former: before }) => ({
      ...nameOf(key),
      spent: moneyOfDriver(spent),
      former: moneyOfDriver(before),
    }));
    const [total, formerTotal] = [moneyOfDriver(rows[0]?.total ?? "0"), moneyOfDriver(rows[0]?.former_total ?? "0")];
    return {
      rows: shown,
      total,
      formerTotal,
      others: {
        count: Number(rows[0]?.groups ?? 0) - rows.length,
        spent: minus(total, sumOf(shown.map(({ spent }) => spent))),
        former: minus(formerTotal, sumOf(shown.map((row) => row.former))),
      },
    };
  });
}
