import { sql } from "drizzle-orm";
import { type Owner, run } from "./rows";

/** Every sum from the charges that stand, so that they agree to the last digit. */
export async function insertSums(owner: Owner, at: Date): Promise<void> {
  await insertRollups(owner);
  await run(
    owner,
    sql`
    insert into customer_months (distributor_id, customer_id, month, spent, counted, reserved)
    select distributor_id, customer_id, month, sum(spent), coalesce(sum(spent) filter (where in_budget), 0), 0
    from charges
    where customer_id is not null and removed_in is null
    group by 1, 2, 3`,
  );
  await run(
    owner,
    sql`
    insert into usage_history (distributor_id, customer_id, month, minute, spent, counted)
    select distributor_id, customer_id, month, known_at,
      sum(sum(spent)) over running, sum(coalesce(sum(spent) filter (where in_budget), 0)) over running
    from (
      select *, least(date_trunc('minute', ${at.toISOString()}::timestamptz), (day + 1)::timestamp at time zone 'Asia/Singapore') as known_at
      from charges where customer_id is not null and removed_in is null
    ) charged
    group by distributor_id, customer_id, month, known_at
    window running as (partition by distributor_id, customer_id, month order by known_at)`,
  );
  await run(
    owner,
    sql`
    insert into one_time_usage (distributor_id, customer_id, counts_from, used, reserved)
    select b.distributor_id, b.customer_id, b.counts_from, coalesce(sum(m.counted), 0), 0
    from budgets b
    left join customer_months m
      on m.distributor_id = b.distributor_id and m.customer_id = b.customer_id and m.month >= b.counts_from
    where b.type = 'one-time'
    group by 1, 2, 3`,
  );
  await run(
    owner,
    sql`
    update cloud_accounts a
    set first_charge_at = c.first, parked_rows = c.parked_rows, parked_amount = c.parked_amount
    from (
      select distributor_id, account_id, min(charge_start) as first,
        count(*) filter (where customer_id is null) as parked_rows,
        coalesce(sum(spent) filter (where customer_id is null), 0) as parked_amount
      from charges
      where removed_in is null
      group by 1, 2
    ) c
    where c.distributor_id = a.distributor_id and c.account_id = a.account_id`,
  );
}

async function insertRollups(owner: Owner): Promise<void> {
  await run(
    owner,
    sql`
    insert into day_rollups
      (distributor_id, customer_id, day, association_id, service, charging_mode, region, spent, refunded, listed, rows)
    select distributor_id, customer_id, day, association_id, service, charging_mode, region,
      sum(spent), coalesce(sum(spent) filter (where list_cost < 0), 0), sum(list_cost), count(*)
    from charges
    where customer_id is not null and removed_in is null and category not in ('tax', 'credit')
      and not (origin <> 'delivery' and spent <> list_cost)
    group by 1, 2, 3, 4, 5, 6, 7`,
  );
  await run(
    owner,
    sql`
    insert into month_rollups
      (distributor_id, customer_id, month, association_id, service, charging_mode, region, spent, refunded, listed, rows)
    select distributor_id, customer_id, to_char(day, 'YYYY-MM'), association_id, service, charging_mode, region,
      sum(spent), sum(refunded), sum(listed), sum(rows)
    from day_rollups
    group by 1, 2, 3, 4, 5, 6, 7`,
  );
}
