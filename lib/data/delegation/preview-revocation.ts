import "server-only";
import { and, count, countDistinct, eq, isNull } from "drizzle-orm";
import { budgets, customers, freezeCauses, requests } from "@/db/schema";
import type { RevocationPreview } from "@/lib/contracts/delegation-view";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";
import { getDelegation } from "./get-delegation";

/** What revoking would leave and take, in numbers; null when nothing is granted or it is not the actor's reseller. */
export async function previewRevocation(
  permit: Permit<"delegation.read">,
  resellerId: string,
  at: Date,
): Promise<RevocationPreview | null> {
  const found = await getDelegation(permit, resellerId, at);
  if (!found || found.grant.permissions.length === 0) return null;
  const { distributorId } = permit.actor;
  return inTenant(permit.actor, async (tx) => {
    const ofReseller = and(eq(customers.distributorId, distributorId), eq(customers.resellerId, resellerId));
    const byType = await tx
      .select({ type: budgets.type, count: count() })
      .from(budgets)
      .innerJoin(
        customers,
        and(eq(customers.distributorId, budgets.distributorId), eq(customers.id, budgets.customerId)),
      )
      .where(ofReseller)
      .groupBy(budgets.type);
    const [frozen] = await tx
      .select({ customers: countDistinct(freezeCauses.customerId) })
      .from(freezeCauses)
      .innerJoin(
        customers,
        and(eq(customers.distributorId, freezeCauses.distributorId), eq(customers.id, freezeCauses.customerId)),
      )
      .where(and(ofReseller, isNull(freezeCauses.endedAt)));
    const pending = await tx
      .select({ kind: requests.kind, count: count() })
      .from(requests)
      .where(
        and(
          eq(requests.distributorId, distributorId),
          eq(requests.resellerId, resellerId),
          eq(requests.state, "pending"),
        ),
      )
      .groupBy(requests.kind);
    const asked = (isQuota: boolean) =>
      pending.filter(({ kind }) => (kind === "quota") === isQuota).reduce((sum, row) => sum + row.count, 0);
    const budgetsOf = (type: string) => byType.find((row) => row.type === type)?.count ?? 0;
    return {
      customers: found.customers,
      budgets: { monthly: budgetsOf("monthly"), "one-time": budgetsOf("one-time") },
      pools: found.pools,
      recalled: found.recalled.length,
      frozen: frozen?.customers ?? 0,
      requests: { superseded: asked(true), pending: asked(false) },
    };
  });
}
