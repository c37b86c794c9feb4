import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";

/** Whose the account is on a day, by the law of recount (G13); null: nobody's. */
export async function accountOwner(
  tx: Transaction,
  { distributorId }: Pick<Actor, "distributorId">,
  accountId: string,
  day: string,
): Promise<string | null> {
  const [mapping] = await tx.execute<{ customer: string }>(sql`
    select m.customer_id as customer from account_mappings m
    where m.distributor_id = ${distributorId} and m.account_id = ${accountId} and m.undone_at is null
      and (m.from_day is null or m.from_day <= ${day}::date)
    order by m.from_day desc nulls last, m.mapped_at desc, m.id desc
    limit 1`);
  return mapping?.customer ?? null;
}
