import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { billingDayOf } from "@/lib/domain/calendar/billing-month";
import { ownerSql } from "../account/account-owner";

/** The cloud accounts whose charges of that day are the customer's, by the law of recount (G12, G13). */
export async function listOwnAccounts(
  tx: Transaction,
  { distributorId }: Actor,
  customerId: string,
  at: Date,
): Promise<readonly string[]> {
  const owner = ownerSql({ tenant: distributorId, account: sql`a.account_id`, day: billingDayOf(at) });
  const rows = await tx.execute<{ id: string }>(sql`
    select a.account_id as id
    from (
      select distinct account_id from account_mappings
      where distributor_id = ${distributorId} and customer_id = ${customerId} and undone_at is null
    ) a
    where ${owner} = ${customerId}
    order by a.account_id`);
  return rows.map(({ id }) => id);
}
