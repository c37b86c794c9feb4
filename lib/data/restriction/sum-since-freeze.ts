import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { moneyOfDriver } from "@/db/schema/columns";
import type { Money } from "@/lib/domain/money/money";
import type { FreezeLevel, StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";

export type SinceFreeze = {
  readonly causeId: string;
  readonly customerId: string;
  readonly origin: StoredFreezeOrigin;
  readonly level: FreezeLevel;
  readonly since: Date;
  /** List price of what started after `since`. */
  readonly spent: Money;
};

type Row = {
  readonly cause: string;
  readonly customer: string;
  readonly origin: StoredFreezeOrigin;
  readonly level: FreezeLevel;
  readonly since: string;
  readonly spent: string;
};

/**
 * What was spent since each open cause that `condition` names (alias `f`): the rest of the freeze's day from its
 * charges, the rest of its month from day roll-ups, and one row for each later month. Days and months are GMT+08:00.
 */
export async function sumSinceFreeze(
  tx: Transaction,
  distributorId: string,
  condition: SQL,
): Promise<readonly SinceFreeze[]> {
  const rows = await tx.execute<Row>(sql`
    select f.id as cause, f.customer_id as customer, f.origin, f.level,
      (extract(epoch from f.since) * 1000)::bigint::text as since,
      (coalesce(rest.spent, 0) + coalesce(days.spent, 0) + coalesce(months.spent, 0))::numeric(38,12)::text as spent
    from freeze_causes f
    cross join lateral (
      select (f.since at time zone 'Asia/Shanghai')::date as day, to_char(f.since at time zone 'Asia/Shanghai', 'YYYY-MM') as month
    ) z
    left join lateral (
      select sum(c.spent) as spent from charges c
      where c.distributor_id = f.distributor_id and c.month = z.month and c.customer_id = f.customer_id
        and c.day = z.day and c.removed_in is null and c.charge_start > f.since
    ) rest on true
    left join lateral (
      select sum(u.spent) as spent from day_rollups u
      where u.distributor_id = f.distributor_id and u.customer_id = f.customer_id
        and u.day > z.day and u.day < (date_trunc('month', z.day) + interval '1 month')::date
    ) days on true
    left join lateral (
      select sum(m.spent) as spent from customer_months m
      where m.distributor_id = f.distributor_id and m.customer_id = f.customer_id and m.month > z.month
    ) months on true
    where f.distributor_id = ${distributorId} and f.ended_at is null and (${condition})
    order by f.customer_id, f.since, f.id`);
  return rows.map(({ cause, customer, origin, level, since, spent }) => ({
    causeId: cause,
    customerId: customer,
    origin,
    level,
    since: new Date(Number(since)),
    spent: moneyOfDriver(spent),
  }));
}
