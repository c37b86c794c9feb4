import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { moneyOfDriver } from "@/db/schema/columns";
import type { Actor } from "@/lib/domain/access/actor";
import { type BillingMonth, toBillingMonth } from "@/lib/domain/calendar/billing-month";
import type { Money } from "@/lib/domain/money/money";

type Tenant = Pick<Actor, "distributorId">;

/** Sums over the rows in force of one delivery, by account, owner and month. */
export type Total = {
  readonly deliveryId: string;
  readonly accountId: string;
  readonly customerId: string | null;
  readonly month: BillingMonth;
  readonly rows: number;
  readonly listed: Money;
  readonly counted: Money;
  readonly billed: Money;
  readonly unlistedRows: number;
  readonly unlistedBilled: Money;
};

type TotalRow = Record<
  "deliveryId" | "accountId" | "month" | "listed" | "counted" | "billed" | "unlistedBilled",
  string
> & { customerId: string | null; rows: number; unlistedRows: number };

function keptMonth(text: string): BillingMonth {
  const month = toBillingMonth(text);
  if (month === null) throw new Error("a month column held no month");
  return month;
}

export function idList(ids: readonly string[]): SQL {
  return ids.length === 0
    ? sql`null`
    : sql.join(
        ids.map((id) => sql`${id}::uuid`),
        sql`, `,
      );
}

/** Totals of the deliveries' rows in force, ordered by account and month. */
export async function readTotals(
  tx: Transaction,
  { distributorId }: Tenant,
  deliveryIds: readonly string[],
): Promise<readonly Total[]> {
  const rows = await tx.execute<TotalRow>(sql`
    select c.delivery_id as "deliveryId", c.account_id as "accountId", c.customer_id as "customerId", c.month,
      count(*)::integer as rows, sum(c.list_cost)::text as listed, sum(c.spent)::text as counted,
      sum(c.billed_cost)::text as billed,
      (count(*) filter (where c.list_cost = 0 and c.billed_cost <> 0))::integer as "unlistedRows",
      coalesce(sum(c.billed_cost) filter (where c.list_cost = 0 and c.billed_cost <> 0), 0)::text as "unlistedBilled"
    from charges c
    where c.distributor_id = ${distributorId} and c.removed_in is null and c.delivery_id in (${idList(deliveryIds)})
    group by 1, 2, 3, 4 order by 2, 4`);
  return rows.map((row) => ({
    ...row,
    month: keptMonth(row.month),
    listed: moneyOfDriver(row.listed),
    counted: moneyOfDriver(row.counted),
    billed: moneyOfDriver(row.billed),
    unlistedBilled: moneyOfDriver(row.unlistedBilled),
  }));
}
