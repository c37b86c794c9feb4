import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { lapsedSql } from "../reservation/lapsed-sql";

/** Whose pools, and when. */
export type PoolsAsked = {
  readonly distributorId: string;
  readonly resellerIds: readonly string[];
  readonly at: Date;
  /** Leaves one customer's live take out, and the spent parts that its next one holds. */
  readonly without: string | null;
};

/**
 * `live` (reseller_id, customer_id, kind, amount, used, counts_since, counts_from) and `grants` (reseller_id, granted_at, until): budgets with
 * their usage, and the grants whose pools they are in.
 */
export type Standing = { readonly live: SQL; readonly grants: SQL };

/** As things stand, from the sums that every decision reads. */
export function presentStanding({ distributorId, resellerIds, at, without }: PoolsAsked): Standing {
  const tenant = sql`${distributorId}::uuid`;
  const lapsed = lapsedSql({
    tenant,
    customer: sql`c.id`,
    since: sql`case when b.type = 'one-time' then o.counts_from else ${billingMonthOf(at)} end`,
    at: sql`${at.toISOString()}::timestamptz`,
  });
  return {
    live: sql`
      select c.reseller_id, c.id as customer_id, b.type as kind, b.amount,
        case when b.type = 'one-time' then coalesce(o.used + o.reserved, 0)
          else coalesce(m.counted + m.reserved, 0) end - ${lapsed} as used,
        c.associated_at as counts_since, b.counts_from
      from customers c
      join budgets b on b.distributor_id = c.distributor_id and b.customer_id = c.id
      left join customer_months m
        on m.distributor_id = c.distributor_id and m.customer_id = c.id and m.month = ${billingMonthOf(at)}
      left join one_time_usage o on o.distributor_id = c.distributor_id and o.customer_id = c.id
      where c.distributor_id = ${tenant} and c.reseller_id = any(${idsOf(resellerIds)})
        and c.id is distinct from ${without}::uuid`,
    grants: sql`
      select d.reseller_id, d.granted_at, d.until from delegations d
      where d.distributor_id = ${tenant} and d.reseller_id = any(${idsOf(resellerIds)})`,
  };
}

/** As things stood, from the records; usage to the minute (R-4.10). */
export function pastStanding({ distributorId, resellerIds, at, without }: PoolsAsked): Standing {
  const tenant = sql`${distributorId}::uuid`;
  const then = sql`${at.toISOString()}::timestamptz`;
  return {
    live: sql`
      select a.reseller_id, a.customer_id, b.type as kind, b.amount, coalesce(u.used, 0) as used,
        a.counts_since, case when b.type = 'one-time' then run.month end as counts_from
      from associations a
      join lateral (
        select r.operation, r.type, r.amount, r.at, r.id from budget_records r
        where r.distributor_id = a.distributor_id and r.customer_id = a.customer_id and r.at <= ${then}
        order by r.at desc, r.id desc limit 1
      ) b on b.operation = 'set'
      -- A one-time budget counts from the month in which its unbroken run of settings began.
      left join lateral (
        select max(p.at) as at from budget_records p
        where p.distributor_id = a.distributor_id and p.customer_id = a.customer_id and p.at <= ${then}
          and (p.type <> 'one-time' or p.operation = 'deleted')
      ) other on true
      left join lateral (
        select to_char(min(p.at) at time zone interval '8 hours', 'YYYY-MM') as month from budget_records p
        where p.distributor_id = a.distributor_id and p.customer_id = a.customer_id and p.at <= ${then}
          and p.operation = 'set' and p.type = 'one-time' and p.at > coalesce(other.at, '-infinity')
      ) run on true
      left join lateral (
        select sum(h.counted) as used from (
          select distinct on (h.month) h.counted from usage_history h
          where h.distributor_id = a.distributor_id and h.customer_id = a.customer_id and h.minute <= ${then}
            and case when b.type = 'one-time' then h.month >= run.month else h.month = ${billingMonthOf(at)} end
          order by h.month, h.minute desc
        ) h
      ) u on true
      where a.distributor_id = ${tenant} and a.reseller_id = any(${idsOf(resellerIds)})
        and a.started_at <= ${then} and coalesce(a.ended_at > ${then}, true)
        and a.customer_id is distinct from ${without}::uuid`,
    grants: sql`
      select g.reseller_id, g.until, (
        select max(f.at) from delegation_records f
        where f.distributor_id = g.distributor_id and f.reseller_id = g.reseller_id
          and f.operation = 'granted' and f.at <= ${then}
      ) as granted_at
      from (
        select distinct on (r.reseller_id) r.* from delegation_records r
        where r.distributor_id = ${tenant} and r.reseller_id = any(${idsOf(resellerIds)}) and r.at <= ${then}
        order by r.reseller_id, r.at desc, r.id desc
      ) g
      where g.operation in ('granted', 'changed')`,
  };
}

/**
 * One row a customer and kind: (reseller_id, customer_id, kind, amount, used, taken), spent parts that stay
 * included as rows of their own (G2, "Pools").
 */
export function takesSql(asked: PoolsAsked, { live, grants }: Standing): SQL {
  const { distributorId, resellerIds, at, without } = asked;
  const month = billingMonthOf(at);
  const then = sql`${at.toISOString()}::timestamptz`;
  return sql`
    with live as (${live}), grants as (${grants}), stays as (
      -- Parts of one usage hold each other, so the largest stays; a customer back in the pool with that same usage
      -- takes it anew. Usage of another association, or counted from another month, is another one.
      select r.reseller_id, r.kind, r.customer_id, max(r.amount) as amount
      from quota_residues r
      join grants d on d.reseller_id = r.reseller_id and r.at >= d.granted_at and coalesce(d.until > ${then}, true)
      where r.distributor_id = ${distributorId}::uuid and r.reseller_id = any(${idsOf(resellerIds)})
        and r.at <= ${then} and (r.month is null or r.month = ${month})
        and not exists (
          select 1 from customers c
          left join budgets b on b.distributor_id = c.distributor_id and b.customer_id = c.id
          where c.distributor_id = ${distributorId}::uuid and c.id = ${without}::uuid and c.id = r.customer_id
            and c.associated_at = r.counts_since
            and (r.kind = 'monthly' or r.counts_from = coalesce(b.counts_from, ${month})))
        and not exists (
          select 1 from live l
          where l.kind = r.kind and l.customer_id = r.customer_id and l.reseller_id = r.reseller_id
            and l.counts_since = r.counts_since and (r.kind = 'monthly' or l.counts_from = r.counts_from))
      group by r.reseller_id, r.kind, r.customer_id, r.counts_since, r.counts_from
    )
    select reseller_id, customer_id, kind, greatest(amount, used) as taken, amount, greatest(used, 0) as used from live
    union all
    select reseller_id, customer_id, kind, sum(amount), 0, sum(amount) from stays
    group by reseller_id, customer_id, kind`;
}

function idsOf(ids: readonly string[]): SQL {
  return sql`${`{${ids.join(",")}}`}::uuid[]`;
}
