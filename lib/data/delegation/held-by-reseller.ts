import "server-only";
import { type SQL, sql } from "drizzle-orm";

/**
 * Whether the customer's reseller holds that permission over it (G1): the same law as authorityOf of the domain, for
 * sets of rows of `customers`; a test holds them together.
 */
export function heldByReseller(permission: SQL, at: Date): SQL<boolean> {
  // Named in full: among the columns of a select over one table the name of the table would be left out.
  return sql<boolean>`(exists (
      select 1 from delegations g
      where g.distributor_id = customers.distributor_id and g.reseller_id = customers.reseller_id
        and ${permission} = any (g.permissions) and (g.until is null or g.until > ${at.toISOString()}::timestamptz))
    and not exists (
      select 1 from recalls l
      where l.distributor_id = customers.distributor_id and l.customer_id = customers.id
        and l.ended_at is null and ${permission} = any (l.permissions)))`;
}
