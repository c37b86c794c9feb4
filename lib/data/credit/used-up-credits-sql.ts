import "server-only";
import { type SQL, sql } from "drizzle-orm";

/**
 * The kinds of the companies above a customer that heed their own credit and whose newest record says it is used up, the
 * distributor first; null: none. By key; where nobody of the tenant heeds one, which is asked once a statement, that is all.
 */
export function usedUpCreditsSql(tenant: SQL, resellerId: SQL): SQL {
  return sql`case when exists (
      select 1 from credit_rules h where h.distributor_id = ${tenant} and h.ended_at is null
    ) then (
      select json_agg(k.company_kind order by k.company_kind)
      from credit_rules k
      cross join lateral (
        select p.due + p.unbilled - p.balance - p.coupons >= p.quota as is_used_up
        from partner_credits p
        where p.distributor_id = ${tenant} and p.company_id = k.company_id
        order by p.as_of desc, p.id desc limit 1
      ) newest
      where k.distributor_id = ${tenant} and k.company_id in (${tenant}, ${resellerId}) and k.ended_at is null
        and newest.is_used_up
    ) end`;
}
