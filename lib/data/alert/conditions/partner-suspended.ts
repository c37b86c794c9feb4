import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { companyStates, distributors, resellers } from "@/db/schema";
import { type Condition, ofCompany } from "../condition";

const KIND = "partner-suspended";

/** The distributor or resellers of it that are suspended. */
export const partnerSuspended: Condition = async (tx, asked) => {
  const { id, companyKind, companyId, state, since } = companyStates;
  const rows = await tx
    .select({ id, companyKind, companyId, state, since, distributor: distributors.name, reseller: resellers.name })
    .from(companyStates)
    .innerJoin(distributors, eq(distributors.distributorId, companyStates.distributorId))
    .leftJoin(resellers, and(eq(resellers.distributorId, companyStates.distributorId), eq(resellers.id, companyId)))
    .where(and(eq(companyStates.distributorId, asked.distributorId), isNull(companyStates.endedAt)));
  return rows.map((row) => {
    const resellerId = row.companyKind === "reseller" ? row.companyId : null;
    const facts = {
      company: row.reseller ?? row.distributor,
      companyKind: row.companyKind,
      state: row.state,
      since: row.since.toISOString(),
    };
    return ofCompany(asked, KIND, resellerId, { key: row.id, subjectId: row.companyId, facts });
  });
};
