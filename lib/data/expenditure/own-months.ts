import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { moneyOfDriver } from "@/db/schema/columns";
import type { MonthSpending } from "@/lib/contracts/expenditure-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { assignedOnly } from "../scope";

type Asked = {
  /** Null: all of the reseller's present customers that are the actor's. */
  readonly customerId: string | null;
  readonly first: BillingMonth;
  readonly last: BillingMonth;
};

const monthOf = (instant: SQL) => sql`to_char(${instant} at time zone interval '8 hours', 'YYYY-MM')`;

/**
 * Months of a reseller's own time with its present customers. A month within an association is the customer's; of the
 * one in which it began or ended, the day roll-ups tell its part. What counts is told where the association stands.
 */
export async function listOwnMonths(
  tx: Transaction,
  actor: Actor,
  { customerId, first, last }: Asked,
): Promise<readonly MonthSpending[]> {
  const { distributorId, company } = actor;
  const rows = await tx.execute<{ month: string; spent: string; counted: string }>(sql`
    with own as (
      select a.id, a.customer_id, a.ended_at,
        case when exists (
          select 1 from associations e
          where e.distributor_id = a.distributor_id and e.customer_id = a.customer_id and e.started_at < a.started_at
        ) then ${monthOf(sql`a.started_at`)} else '' end as began,
        coalesce(${monthOf(sql`a.ended_at`)}, '9999-99') as ended
      from associations a
      join customers c on c.distributor_id = a.distributor_id and c.id = a.customer_id
      where a.distributor_id = ${distributorId} and a.reseller_id = ${company.id}
        and c.reseller_id = ${company.id} and c.disassociated_at is null
        and ${assignedOnly(actor, sql`c.id`) ?? sql`true`}
        and ${customerId === null ? sql`true` : sql`c.id = ${customerId}`}
    )
    select m.month, sum(
        case when m.month > o.began and m.month < o.ended then m.spent else coalesce((
          select sum(u.spent) from day_rollups u
          where u.distributor_id = m.distributor_id and u.customer_id = m.customer_id and u.association_id = o.id
            and u.day >= (m.month || '-01')::date and u.day < (m.month || '-01')::date + interval '1 month'
        ), 0) end)::text as spent,
      sum(case when o.ended_at is null then m.counted else 0 end)::text as counted
    from customer_months m
    join own o on o.customer_id = m.customer_id and m.month >= o.began and m.month <= o.ended
    where m.distributor_id = ${distributorId} and m.month >= ${first} and m.month <= ${last}
    group by m.month order by m.month`);
  return rows.map(({ month, spent, counted }) => ({
    month: month as BillingMonth,
    spent: moneyOfDriver(spent),
    counted: moneyOfDriver(counted),
  }));
}
