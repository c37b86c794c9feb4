import "server-only";
import { and, eq, or, type SQL } from "drizzle-orm";
import { auditEntries } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { withinOwnTime } from "../scope";

/** Whose entries the actor may read ("Who reads what" in lib/domain/audit): the clause of every query on the log. */
export function entriesOf(actor: Actor): SQL | undefined {
  const { distributorId, company } = actor;
  const tenant = eq(auditEntries.distributorId, distributorId);
  const own = eq(auditEntries.companyId, company.id);
  switch (company.kind) {
    case "distributor":
      return tenant;
    case "reseller":
      return and(tenant, or(own, eq(auditEntries.subjectId, company.id), whileItsCustomer(actor)));
    case "customer":
      return and(tenant, own);
  }
}

// The act that ended an association is dated to its end, and is still its own.
function whileItsCustomer(actor: Actor): SQL | undefined {
  return withinOwnTime(actor, { customerId: auditEntries.customerId, at: auditEntries.at });
}
