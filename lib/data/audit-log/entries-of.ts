import "server-only";
import { and, eq, or, type SQL, sql } from "drizzle-orm";
import { auditEntries } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";

/** Whose entries the actor may read ("Who reads what" in lib/domain/audit): the clause of every query on the log. */
export function entriesOf({ distributorId, company }: Actor): SQL | undefined {
  const tenant = eq(auditEntries.distributorId, distributorId);
  const own = eq(auditEntries.companyId, company.id);
  switch (company.kind) {
    case "distributor":
      return tenant;
    case "reseller":
      return and(tenant, or(own, eq(auditEntries.subjectId, company.id), whileItsCustomer(company.id)));
    case "customer":
      return and(tenant, own);
  }
}

// The act that ended an association is dated to its end, and is still its own.
function whileItsCustomer(resellerId: string): SQL {
  return sql`exists (
    select 1 from associations a
    where a.distributor_id = ${auditEntries.distributorId} and a.customer_id = ${auditEntries.customerId}
      and a.reseller_id = ${resellerId}::uuid and a.started_at <= ${auditEntries.at}
      and coalesce(${auditEntries.at} <= a.ended_at, true))`;
}
