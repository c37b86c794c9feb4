import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { moneyOfDriver } from "@/db/schema/columns";
import type { Actor } from "@/lib/domain/access/actor";
import { type BillingMonth, monthEndExclusive, monthStart } from "@/lib/domain/calendar/billing-month";
import type { Waiting } from "@/lib/domain/closing/decide-closing";

type Row = {
  held: number;
  parked_rows: number;
  parked_amount: string;
  not_metered: number;
  estimate_customers: number;
  estimate_amount: string;
};

/** What is still to come for a month. Reads the month's charges once: never while the months are locked. */
export async function loadWaiting(tx: Transaction, { distributorId }: Actor, month: BillingMonth): Promise<Waiting> {
  const [start, end] = [monthStart(month).toISOString(), monthEndExclusive(month).toISOString()];
  const [row] = await tx.execute<Row>(sql`
    select h.held, p.rows as parked_rows, p.amount as parked_amount, n.resources as not_metered,
      e.customers as estimate_customers, e.amount as estimate_amount
    from (
      select count(*)::integer as held from delivery_revisions r
      join deliveries d on d.distributor_id = r.distributor_id and d.id = r.delivery_id
      where r.distributor_id = ${distributorId} and r.state = 'held' and d.billing_period = ${month}
    ) h,
    (
      select count(*)::integer as rows, coalesce(sum(c.spent), 0)::text as amount
      from cloud_accounts a
      join charges c on c.distributor_id = a.distributor_id and c.account_id = a.account_id
      where a.distributor_id = ${distributorId} and a.parked_rows > 0 and c.month = ${month}
        and c.customer_id is null and c.removed_in is null
    ) p,
    (
      select count(*)::integer as resources from resources
      where distributor_id = ${distributorId} and metered_until < ${end}::timestamptz
        and coalesce(closed_at > greatest(metered_until, ${start}::timestamptz), true)
    ) n,
    (
      select count(distinct customer_id)::integer as customers, coalesce(sum(spent), 0)::text as amount
      from charges
      where distributor_id = ${distributorId} and month = ${month} and customer_id is not null and removed_in is null
        and origin <> 'delivery' and spent <> 0
    ) e`);
  if (!row) throw new Error("nothing was counted");
  return {
    heldDeliveries: row.held,
    parked: { rows: row.parked_rows, amount: moneyOfDriver(row.parked_amount) },
    notMetered: row.not_metered,
    estimates: { customers: row.estimate_customers, amount: moneyOfDriver(row.estimate_amount) },
  };
}
