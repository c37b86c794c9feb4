import "server-only";
import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";

type Asked = { readonly tenant: string; readonly account: SQLWrapper; readonly day: string };

/** The customer whose charges of that day an account's are, by the law of recount (G13); null: nobody's. */
export function ownerSql({ tenant, account, day }: Asked): SQL {
  return sql`(select m.customer_id from account_mappings m
    where m.distributor_id = ${tenant} and m.account_id = ${account} and m.undone_at is null
      and (m.from_day is null or m.from_day <= ${day}::date)
    order by m.from_day desc nulls last, m.mapped_at desc, m.id desc
    limit 1)`;
}

/** The same of one account. */
export async function accountOwner(
  tx: Transaction,
  { distributorId }: Pick<Actor, "distributorId">,
  accountId: string,
  day: string,
): Promise<string | null> {
  const owner = ownerSql({ tenant: distributorId, account: sql`${accountId}`, day });
  const [found] = await tx.execute<{ customer: string | null }>(sql`select ${owner} as customer`);
  return found?.customer ?? null;
}
