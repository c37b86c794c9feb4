import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { type MonthMove, recount } from "../charge/recount";
import { lookAtCharges, openRecount } from "../charge/recount-table";

/** A list of account ids as a subquery. */
export function accountIdsOf(accountIds: readonly string[]) {
  return sql`select jsonb_array_elements_text(${JSON.stringify(accountIds)}::jsonb)`;
}

/** Every charge of these accounts gets the customer its mapping now says (G13); their present customer kept in step. */
export async function recountAccounts(
  tx: Transaction,
  actor: Actor,
  accountIds: readonly string[],
  at: Date,
): Promise<readonly MonthMove[]> {
  const ids = accountIdsOf(accountIds);
  await tx.execute(sql`
    update cloud_accounts a
    set customer_id = (
      select m.customer_id from account_mappings m
      where m.distributor_id = ${actor.distributorId} and m.account_id = a.account_id and m.undone_at is null
      order by m.from_day desc nulls last, m.mapped_at desc, m.id desc limit 1)
    where a.distributor_id = ${actor.distributorId} and a.account_id in (${ids})`);
  await openRecount(tx);
  await lookAtCharges(tx, actor, sql`c.account_id in (${ids})`);
  return recount(tx, actor, null, at);
}
