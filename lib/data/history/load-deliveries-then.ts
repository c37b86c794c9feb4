import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { DeliveryThen } from "@/lib/contracts/history-view";
import { type BillingMonth, toBillingMonth } from "@/lib/domain/calendar/billing-month";
import type { OfThen } from "./load-usage-then";

const MOST = 36;

type Row = {
  id: string;
  source: string;
  billing_account: string;
  billing_period: string;
  revision: number;
  ms: string;
  last_day: string;
};

/** The deliveries that billed the customer's accounts of then, each in the revision in force then; newest first. */
export async function loadDeliveriesThen(
  tx: Transaction,
  { distributorId, customerId, at }: OfThen,
): Promise<readonly DeliveryThen[]> {
  const then = sql`${at.toISOString()}::timestamptz`;
  const rows = await tx.execute<Row>(sql`
    select * from (
      select distinct on (d.id) d.id, d.source, d.billing_account, d.billing_period, r.number as revision,
        floor(extract(epoch from coalesce(r.decided_at, r.at)) * 1000)::text as ms, r.last_day::text as last_day
      from account_mappings m
      join coverages c on c.distributor_id = m.distributor_id and c.account_id = m.account_id
      join deliveries d on d.distributor_id = c.distributor_id and d.id = c.delivery_id
      join delivery_revisions r on r.distributor_id = d.distributor_id and r.delivery_id = d.id
      where m.distributor_id = ${distributorId} and m.customer_id = ${customerId}
        and m.mapped_at <= ${then} and coalesce(m.undone_at > ${then}, true)
        and r.state in ('applied', 'superseded') and coalesce(r.decided_at, r.at) <= ${then}
      order by d.id, coalesce(r.decided_at, r.at) desc, r.number desc
    ) found
    order by billing_period desc, source, billing_account, id
    limit ${MOST}`);
  return rows.map(({ billing_account, billing_period, ms, last_day, ...row }) => ({
    ...row,
    billingAccount: billing_account,
    billingPeriod: monthOf(billing_period),
    asOf: new Date(Number(ms)),
    lastDay: last_day,
  }));
}

function monthOf(text: string): BillingMonth {
  const month = toBillingMonth(text);
  if (month === null) throw new Error("a month column held no month");
  return month;
}
