import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";

type Tenant = Pick<Actor, "distributorId">;

/** Used commitment of these purchases is looked at again, except where the month is closed (G10). */
export async function lookAtCommitments(tx: Transaction, { distributorId }: Tenant): Promise<void> {
  await tx.execute(sql`analyze recount (id, account_id, day, commitment_id, category, counting)`);
  await tx.execute(sql`
    with purchases as (
      select distinct commitment_id from recount where category = 'purchase' and commitment_id is not null
    ),
    holders as (
      select m.customer_id from account_mappings m
      where m.distributor_id = ${distributorId}
        and m.account_id in (select account_id from recount) and exists (select 1 from purchases)
      union select old_customer from recount where old_customer is not null
    )
    insert into recount
    select false, c.month, c.id, c.origin, c.delivery_id, c.added_in, null::integer,
      c.account_id, c.day, c.charge_start, c.category, c.counting, c.commitment_id, c.list_cost,
      c.service, c.region, c.charging_mode, true, true, c.customer_id, c.association_id, c.spent, c.in_budget
    from charges c
    where c.distributor_id = ${distributorId} and c.removed_in is null and c.counting = 'unless-covered'
      and c.commitment_id in (select commitment_id from purchases)
      and c.month not in (select month from closed_months where distributor_id = ${distributorId})
      and (c.customer_id in (select customer_id from holders)
        or (c.customer_id is null and c.account_id in (select account_id from recount)))
      and not exists (select 1 from recount r where r.id = c.id)`);
}

/**
 * Whose each row is by its account and day, and which association's by its start (G13, G18); and what of it counts
 * but for commitments (G10, G12). What starts while the customer had no partner is nobody's.
 */
export async function decideOwners(tx: Transaction, { distributorId }: Tenant): Promise<void> {
  await tx.execute(sql`
    with pairs as (select distinct account_id, day from recount),
    -- Kept whole, or an owner is looked for once a row instead of once an account and day.
    owners as materialized (
      select p.account_id, p.day, u.id as customer, u.associated_at,
        to_char(u.associated_at at time zone interval '8 hours', 'YYYY-MM') as joined
      from pairs p
      left join lateral (
        select m.customer_id from account_mappings m
        where m.distributor_id = ${distributorId} and m.account_id = p.account_id and m.undone_at is null
          and (m.from_day is null or m.from_day <= p.day)
        order by m.from_day desc nulls last, m.mapped_at desc, m.id desc
        limit 1
      ) m on true
      left join customers u on u.distributor_id = ${distributorId} and u.id = m.customer_id
    ),
    spans as materialized (
      select a.customer_id, a.id, a.counts_since, coalesce(a.ended_at, 'infinity') as before,
        case when lag(a.id) over of_customer is null then '-infinity' else a.started_at end as since
      from associations a
      where a.distributor_id = ${distributorId} and a.customer_id in (select customer from owners)
      window of_customer as (partition by a.customer_id order by a.started_at, a.id)
    )
    insert into recounted
    select r.month, r.id, case when s.id is not null then o.customer end, s.id,
      case
        when not r.is_live or r.counting = 'never' then 0
        when r.origin <> 'delivery' and exists (
          select 1 from coverages v
          where v.distributor_id = ${distributorId} and v.account_id = r.account_id
            and r.day between v.from_day and v.to_day) then 0
        else r.list_cost
      end,
      coalesce(r.charge_start >= s.counts_since and (s.counts_since = o.associated_at or r.month < o.joined), false)
    from recount r
    join owners o on o.account_id = r.account_id and o.day = r.day
    left join spans s on s.customer_id = o.customer and r.charge_start >= s.since and r.charge_start < s.before`);
  await tx.execute(sql`analyze recounted (id, customer)`);
}

/**
 * Used commitment counts 0 where the same customer's purchase of it counts; for parked rows the same account's.
 * A purchase from before the association counts for no budget, so it covers only what is from before it, too.
 */
export async function decideCommitments(tx: Transaction, { distributorId }: Tenant): Promise<void> {
  await tx.execute(sql`
    with wanted as (
      select distinct commitment_id from recount where counting = 'unless-covered' and is_live
    ),
    purchases as (
      select c.commitment_id, c.customer_id as customer, c.account_id, c.in_budget
      from charges c
      where c.distributor_id = ${distributorId} and c.removed_in is null and c.category = 'purchase'
        and c.commitment_id in (select commitment_id from wanted)
        and not exists (select 1 from recount r where r.id = c.id)
      union
      select r.commitment_id, d.customer, r.account_id, d.in_budget
      from recount r join recounted d on d.id = r.id
      where r.is_live and r.category = 'purchase'
        and r.commitment_id in (select commitment_id from wanted)
    )
    update recounted d set spent = 0
    from recount r
    where r.id = d.id and r.is_live and r.counting = 'unless-covered'
      and exists (
        select 1 from purchases p
        where p.commitment_id = r.commitment_id
          and p.customer is not distinct from d.customer
          and (p.customer is not null or p.account_id = r.account_id)
          and (p.in_budget or not d.in_budget))`);
  await tx.execute(sql`
    update recounted d set spent = r.old_spent
    from recount r
    where r.id = d.id and r.was_live and r.is_live and r.counting = 'unless-covered'
      and r.old_customer is not distinct from d.customer
      and r.month in (select month from closed_months where distributor_id = ${distributorId})`);
}
