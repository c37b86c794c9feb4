import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { decimalOf, type Money } from "@/lib/domain/money/money";
import { gaveWay } from "./gave-way";

type Tenant = Pick<Actor, "distributorId">;

const isShown = (spent: SQL) => sql`(r.category not in ('tax', 'credit') and not ${gaveWay("r", spent)})`;

/** Both sides of every row looked at: what it gave the sums before, negative, and what it gives them now. */
const SIDES = sql`
  select r.*, r.old_customer as customer, r.old_association as association, -r.old_spent as amount,
    case when r.old_in_budget then -r.old_spent else 0 end as budget_amount,
    case when ${isShown(sql`r.old_spent`)} then -1 else 0 end as row_count, -1 as sign
  from recount r where r.was_live
  union all
  select r.*, d.customer, d.association, d.spent,
    case when d.in_budget then d.spent else 0 end,
    case when ${isShown(sql`d.spent`)} then 1 else 0 end, 1
  from recount r join recounted d on d.id = r.id where r.is_live`;

/** Net change per customer and month, kept in `recount_moves` for the sums below. */
export async function sumMoves(tx: Transaction): Promise<void> {
  await tx.execute(sql`create temp table if not exists recount_moves (
    customer uuid not null, month text not null, spent numeric(38,12) not null, counted numeric(38,12) not null
  ) on commit delete rows`);
  await tx.execute(sql`delete from recount_moves`);
  await tx.execute(sql`
    insert into recount_moves
    select customer, month, sum(amount), sum(budget_amount) from (${SIDES}) sides
    where customer is not null
    group by customer, month having sum(amount) <> 0 or sum(budget_amount) <> 0
    order by customer, month`);
}

/** Moves customer-months and one-time usage by the exact net changes, by key in order. */
export async function moveMonths(tx: Transaction, { distributorId }: Tenant): Promise<void> {
  await tx.execute(sql`
    insert into customer_months as m (distributor_id, customer_id, month, spent, counted, reserved)
    select ${distributorId}, customer, month, spent, counted, 0 from recount_moves order by customer, month
    on conflict (distributor_id, customer_id, month)
    do update set spent = m.spent + excluded.spent, counted = m.counted + excluded.counted`);
  await tx.execute(sql`
    update one_time_usage o set used = o.used + v.counted
    from (
      select u.customer_id, sum(v.counted) as counted
      from one_time_usage u join recount_moves v on v.customer = u.customer_id and v.month >= u.counts_from
      where u.distributor_id = ${distributorId}
      group by u.customer_id
    ) v
    where o.distributor_id = ${distributorId} and o.customer_id = v.customer_id`);
}

export type ReservedMove = { readonly customerId: string; readonly month: BillingMonth; readonly amount: Money };

/** Moves what is set aside (G23): positive reserved, negative freed. The customers must be locked. */
export async function moveReserved(
  tx: Transaction,
  { distributorId }: Tenant,
  moves: readonly ReservedMove[],
): Promise<void> {
  const given = JSON.stringify(
    moves.map(({ customerId, month, amount }) => ({ customer: customerId, month, amount: decimalOf(amount) })),
  );
  const net = sql`(
    select customer, month, sum(amount) as amount
    from jsonb_to_recordset(${given}::jsonb) as v(customer uuid, month text, amount numeric(38,12))
    group by customer, month)`;
  await tx.execute(sql`
    insert into customer_months as m (distributor_id, customer_id, month, spent, counted, reserved)
    select ${distributorId}, customer, month, 0, 0, amount from ${net} v order by customer, month
    on conflict (distributor_id, customer_id, month) do update set reserved = m.reserved + excluded.reserved`);
  await tx.execute(sql`
    update one_time_usage o set reserved = o.reserved + v.amount
    from (
      select u.customer_id, sum(v.amount) as amount
      from one_time_usage u join ${net} v on v.customer = u.customer_id and v.month >= u.counts_from
      where u.distributor_id = ${distributorId}
      group by u.customer_id
    ) v
    where o.distributor_id = ${distributorId} and o.customer_id = v.customer_id`);
}

/** Keeps what the months that moved stand at now, the last within a minute (G18); after moveMonths. */
export async function keepHistory(tx: Transaction, { distributorId }: Tenant, at: Date): Promise<void> {
  await tx.execute(sql`
    insert into usage_history as h (distributor_id, customer_id, month, minute, spent, counted)
    select m.distributor_id, m.customer_id, m.month, date_trunc('minute', ${at.toISOString()}::timestamptz), m.spent, m.counted
    from customer_months m join recount_moves v on v.customer = m.customer_id and v.month = m.month
    where m.distributor_id = ${distributorId}
    order by m.customer_id, m.month
    on conflict (distributor_id, customer_id, month, minute)
    do update set spent = excluded.spent, counted = excluded.counted`);
}

/** Moves the roll-ups by day and by month; a roll-up without rows is no row. */
export async function moveRollups(tx: Transaction, tenant: Tenant): Promise<void> {
  await moveRollup(tx, tenant, "day");
  await moveRollup(tx, tenant, "month");
}

async function moveRollup(tx: Transaction, { distributorId }: Tenant, by: "day" | "month"): Promise<void> {
  const [table, period] = [sql.raw(`${by}_rollups`), sql.raw(by)];
  await tx.execute(sql`
    insert into ${table} as u
      (distributor_id, customer_id, ${period}, association_id, service, charging_mode, region, spent, refunded, listed,
        rows)
    select ${distributorId}, customer, ${period}, association, service, charging_mode, region,
      sum(amount), coalesce(sum(amount) filter (where list_cost < 0), 0), sum(list_cost * row_count), sum(row_count)
    from (${SIDES}) sides
    where customer is not null
    group by customer, ${period}, association, service, charging_mode, region
    having sum(amount) <> 0 or coalesce(sum(amount) filter (where list_cost < 0), 0) <> 0
      or sum(list_cost * row_count) <> 0 or sum(row_count) <> 0
    order by customer, ${period}, association, service, charging_mode, region
    on conflict (distributor_id, customer_id, ${period}, association_id, service, charging_mode, region)
    do update set spent = u.spent + excluded.spent, refunded = u.refunded + excluded.refunded,
      listed = u.listed + excluded.listed, rows = u.rows + excluded.rows`);
  await tx.execute(sql`
    delete from ${table} u
    where u.distributor_id = ${distributorId} and u.rows = 0
      and (u.customer_id, u.${period}) in (
        select old_customer, ${period} from recount where was_live and old_customer is not null)`);
}

/**
 * Keeps what moves a closed month, by customer and association and with its cause (G14); the months stand still for it
 * (`lockMonths`), so that a month that is being closed has this move in its figures or here.
 */
export async function keepClosedChanges(tx: Transaction, { distributorId }: Tenant, at: Date): Promise<void> {
  const moved = sql`exists (select 1 from recount_moves v join closed_months m
    on m.distributor_id = ${distributorId} and m.month = v.month)`;
  await tx.execute(sql`
    with came_or_went as materialized (
      select old_customer as customer, month, origin, case when origin = 'delivery' then delivery_id end as delivery_id
      from recount where was_live and not is_live and ${moved}
      union
      select d.customer, r.month, r.origin, case when r.origin = 'delivery' then r.delivery_id end
      from recount r join recounted d on d.id = r.id where r.is_live and not r.was_live and ${moved}
    ),
    net as (
      select s.month, s.customer, s.association, sum(s.amount) as spent, sum(s.budget_amount) as counted
      from (${SIDES}) s
      where s.customer is not null and ${moved}
        and s.month in (select month from closed_months where distributor_id = ${distributorId})
      group by s.month, s.customer, s.association
      having sum(s.amount) <> 0 or sum(s.budget_amount) <> 0
    )
    insert into closed_month_changes as k
      (distributor_id, month, at, association_id, customer_id, cause, delivery_id, spent, counted)
    -- Whoever stood in line behind the closing took its instant before that.
    select ${distributorId}, n.month, greatest(${at.toISOString()}::timestamptz, m.closed_at), n.association, n.customer,
      coalesce(w.origin, 'ownership'), w.delivery_id, n.spent, n.counted
    from net n
    join closed_months m on m.distributor_id = ${distributorId} and m.month = n.month
    -- Of several causes bills come first: they are what replaces single usage, also where none of them is the customer's.
    left join lateral (
      select origin, delivery_id from came_or_went w
      order by coalesce(w.customer = n.customer and w.month = n.month, false) desc, origin, delivery_id limit 1
    ) w on true
    order by n.month, n.association
    on conflict (distributor_id, month, at, association_id)
    do update set spent = k.spent + excluded.spent, counted = k.counted + excluded.counted`);
}

/** Moves what is parked of each account, and its first charge back where an earlier one came. */
export async function moveAccounts(tx: Transaction, { distributorId }: Tenant): Promise<void> {
  await tx.execute(sql`
    update cloud_accounts a
    set parked_rows = a.parked_rows + v.rows, parked_amount = a.parked_amount + v.amount,
      first_charge_at = least(a.first_charge_at, v.first_charge_at)
    from (
      select account_id, coalesce(sum(sign) filter (where customer is null), 0)::integer as rows,
        coalesce(sum(amount) filter (where customer is null), 0) as amount,
        min(charge_start) filter (where is_new) as first_charge_at
      from (${SIDES}) sides group by account_id
    ) v
    where a.distributor_id = ${distributorId} and a.account_id = v.account_id`);
}
