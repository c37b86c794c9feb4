import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { startingPolicies } from "@/db/schema";
import type { StartingPolicyView } from "@/lib/contracts/development-view";
import type { Permit } from "@/lib/domain/access/permit";
import { ownResellersOf } from "../scope";
import { inTenant } from "../tenant";

/**
 * What a partner's customers begin with: a reseller reads its own, a distributor its own and its resellers'. Null: they
 * begin frozen, without a budget; or it is not the actor's to read.
 */
export async function getStartingPolicy(
  { actor }: Permit<"development.read">,
  partnerId: string,
): Promise<StartingPolicyView | null> {
  const { distributorId, company } = actor;
  const [row] = await inTenant(actor, (tx) =>
    tx
      .select({
        type: startingPolicies.type,
        amount: startingPolicies.amount,
        action: startingPolicies.action,
        lift: startingPolicies.lift,
        version: startingPolicies.version,
        setAt: startingPolicies.setAt,
        by: sql<string>`${startingPolicies.by} ->> 'name'`,
      })
      .from(startingPolicies)
      .where(
        and(
          eq(startingPolicies.distributorId, distributorId),
          eq(startingPolicies.partnerId, partnerId),
          // A distributor's policy for its own customers is no reseller's.
          company.id === partnerId ? undefined : ownResellersOf(actor, startingPolicies.partnerId),
        ),
      )
      .limit(1),
  );
  return row ?? null;
}
