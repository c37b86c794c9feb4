import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { billingDayOf } from "@/lib/domain/calendar/billing-month";

/** The cloud accounts whose charges of that day are the customer's, as `decideOwners` finds them (G12, G13). */
export async function listOwnAccounts(
  tx: Transaction,
  { distributorId }: Actor,
  customerId: string,
  at: Date,
): Promise<readonly string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select a.account_id as id
    from (
      select distinct account_id from account_mappings
      where distributor_id = ${distributorId} and customer_id = ${customerId} and undone_at is null
    ) a
    cross join lateral (
      select m.customer_id from account_mappings m
      where m.distributor_id = ${distributorId} and m.account_id = a.account_id and m.undone_at is null
        and (m.from_day is null or m.from_day <= ${billingDayOf(at)})
      order by m.from_day desc nulls last, m.mapped_at desc, m.id desc
      limit 1
    ) m
    where m.customer_id = ${customerId}
    order by a.account_id`);
  return rows.map(({ id }) => id);
}
