import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { customers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { StandingParts } from "./standing-parts";

/**
 * Frozen since they joined, and the actor's to start: its side holds set-budget or freeze-account over them (G1). The
 * same law as authorityOf of the domain, for sets of rows; a test holds them together.
 */
export function waitsFor({ company }: Actor, parts: StandingParts, at: Date): SQL {
  const heldByReseller = sql`(
    select count(distinct permission) from delegations d cross join unnest(d.permissions) permission
    where d.distributor_id = ${customers.distributorId} and d.reseller_id = ${customers.resellerId}
      and coalesce(d.until > ${at.toISOString()}::timestamptz, true)
      and permission in ('set-budget', 'freeze-account')
      and not exists (
        select 1 from recalls r
        where r.distributor_id = d.distributor_id and r.customer_id = ${customers.id} and r.ended_at is null
          and permission = any(r.permissions)))`;
  const isTheirs = company.kind === "reseller" ? sql`${heldByReseller} > 0` : sql`${heldByReseller} < 2`;
  return sql`(${parts.frozenBy(["association-default"])} and ${isTheirs})`;
}
