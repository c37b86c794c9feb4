import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { type BillingMonth, toBillingMonth } from "@/lib/domain/calendar/billing-month";

/** The earliest month before this one that has figures and is open; null: none. Reads one row a month. */
export async function findEarlierOpen(
  tx: Transaction,
  { distributorId }: Actor,
  month: BillingMonth,
): Promise<BillingMonth | null> {
  const [row] = await tx.execute<{ month: string }>(sql`
    with first as (
      select (min(month) || '-01')::date as day from month_rollups where distributor_id = ${distributorId}
    )
    select m.month
    from first, lateral (
      select to_char(day, 'YYYY-MM') as month
      from generate_series(first.day::timestamp, (${month} || '-01')::timestamp - interval '1 month', '1 month') day
    ) m
    where exists (select 1 from month_rollups u where u.distributor_id = ${distributorId} and u.month = m.month)
      and m.month not in (select month from closed_months where distributor_id = ${distributorId})
    order by m.month limit 1`);
  return row ? toBillingMonth(row.month) : null;
}
