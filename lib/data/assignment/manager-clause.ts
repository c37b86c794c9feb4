import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { assignments, customers, resellers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { assignedCustomers } from "../scope";

/** A member's id; "none": nobody of this company. */
export type WantedManager = string;

/** Customers that a colleague looks after, or nobody, as `findCustomerManagers` tells it. */
export function customerManagerClause(actor: Actor, wanted: WantedManager | null): SQL | undefined {
  if (wanted === null) return undefined;
  if (wanted !== "none") return sql`${customers.id} in (${assignedCustomers(actor, wanted)})`;
  return sql`not exists (select 1 from ${assignments} a where ${openOf(actor)}
    and (a.customer_id = ${customers.id} or a.reseller_id = ${customers.resellerId}))`;
}

/** The same for a distributor's resellers. */
export function resellerManagerClause(actor: Actor, wanted: WantedManager | null): SQL | undefined {
  if (wanted === null) return undefined;
  const found = sql`exists (select 1 from ${assignments} a where ${openOf(actor)} and a.reseller_id = ${resellers.id}`;
  return wanted === "none" ? sql`not ${found})` : sql`${found} and a.member_id = ${wanted}::uuid)`;
}

function openOf({ distributorId, company }: Actor): SQL {
  return sql`a.distributor_id = ${distributorId}::uuid and a.company_id = ${company.id}::uuid and a.ended_at is null`;
}
