import "server-only";
import { and, eq, isNotNull } from "drizzle-orm";
import { delegations, resellers } from "@/db/schema";
import { isInForce } from "@/lib/domain/delegation/authority";
import { dueWarnings } from "@/lib/domain/delegation/warning";
import { type Condition, ofCompany } from "../condition";

const KIND = "delegation-ending";

/** Grants that end within 30, 7 or 1 days; an end that was near when it was set is known (G1). */
export const delegationEnding: Condition = async (tx, asked) => {
  const { distributorId, at } = asked;
  const { permissions, until, setAt } = delegations;
  const rows = await tx
    .select({ id: resellers.id, name: resellers.name, permissions, until, setAt })
    .from(delegations)
    .innerJoin(
      resellers,
      and(eq(resellers.distributorId, delegations.distributorId), eq(resellers.id, delegations.resellerId)),
    )
    .where(and(eq(delegations.distributorId, distributorId), isNotNull(until)));
  return rows.flatMap((grant) => {
    if (grant.until === null || !isInForce(grant, at)) return [];
    const days = dueWarnings({ until: grant.until, setAt: grant.setAt }, at).at(-1);
    if (days === undefined) return [];
    const end = grant.until.toISOString();
    const facts = { reseller: grant.name, until: end, days };
    return [ofCompany(asked, KIND, grant.id, { key: `${grant.id}/${end}`, subjectId: grant.id, facts })];
  });
};
