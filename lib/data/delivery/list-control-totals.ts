import "server-only";
import { sql } from "drizzle-orm";
import { moneyOfDriver } from "@/db/schema/columns";
import { decodeCursor, encodeCursor } from "@/lib/contracts/cursor";
import type { ControlTotal } from "@/lib/contracts/delivery-view";
import { type Page, type PagePlace, START } from "@/lib/contracts/page";
import type { Permit } from "@/lib/domain/access/permit";
import { toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { isBackwards, pageOf } from "../page-of";
import { inTenant } from "../tenant";

const PAGE = 20;

type Row = Record<"id" | "source" | "account" | "period" | "import_id" | "listed" | "billed", string> & {
  counted: string | null;
  rows: number;
};

/** What each delivery in force bills in all, to be compared with the provider's invoice; the newest period first. */
export async function listControlTotals(
  { actor }: Permit<"delivery.read">,
  place: PagePlace = START,
  size = PAGE,
): Promise<Page<ControlTotal>> {
  const backwards = isBackwards(place);
  const cursor = decodeCursor(place.after ?? place.before);
  const from = cursor !== null && toBillingMonth(cursor[0]) !== null ? cursor : null;
  const [order, beyond] = backwards ? [sql.raw("asc"), sql.raw(">")] : [sql.raw("desc"), sql.raw("<")];
  const rows = await inTenant(actor, (tx) =>
    tx.execute<Row>(sql`
      select d.id, d.source, d.billing_account as account, d.billing_period as period, r.import_id, r.rows,
        r.listed::text as listed, r.billed::text as billed,
        (
          select t ->> 'counted' from imports i, jsonb_array_elements(i.report -> 'deliveries') t
          where i.distributor_id = d.distributor_id and i.id = r.import_id and t ->> 'source' = d.source
            and t ->> 'billingAccount' = d.billing_account and t ->> 'billingPeriod' = d.billing_period
          limit 1
        ) as counted
      from deliveries d
      join delivery_revisions r
        on r.distributor_id = d.distributor_id and r.delivery_id = d.id and r.number = d.revision
      where d.distributor_id = ${actor.distributorId}
        and ${from === null ? sql`true` : sql`(d.billing_period, d.id) ${beyond} (${from[0]}, ${from[1]}::uuid)`}
      order by d.billing_period ${order}, d.id ${order}
      limit ${size + 1}`),
  );
  return pageOf(rows.map(totalOf), size, from === null ? START : place, ({ id, billingPeriod }) =>
    encodeCursor([billingPeriod, id]),
  );
}

function totalOf({ id, source, account, period, import_id, rows, listed, billed, counted }: Row): ControlTotal {
  return {
    id,
    source,
    billingAccount: account,
    billingPeriod: period,
    importId: import_id,
    rows,
    listed: moneyOfDriver(listed),
    counted: counted === null ? null : moneyOfDriver(counted),
    billed: moneyOfDriver(billed),
  };
}
