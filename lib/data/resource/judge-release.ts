import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { resources } from "@/db/schema";
import type { Decision } from "@/lib/domain/decision";
import { decideResourceRelease, type ResourceOwnReason } from "@/lib/domain/resource/decide-resource";
import { standingOf } from "@/lib/domain/resource/status";
import { loadFreezes } from "./load-freezes";
import type { LockedResource } from "./lock-resource";

export type Judged = {
  readonly resource: LockedResource;
  readonly dueAt: Date | null;
  readonly decision: Decision<ResourceOwnReason>;
};

type Named = { readonly customer: { readonly id: string }; readonly resourceIds: readonly string[]; readonly at: Date };

/** Locks these resources of a locked customer and says of each whether it may be released now; others' are not there. */
export async function judgeRelease(
  tx: Transaction,
  distributorId: string,
  { customer, resourceIds, at }: Named,
): Promise<readonly Judged[]> {
  if (resourceIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(resources)
    .where(
      and(
        eq(resources.distributorId, distributorId),
        eq(resources.customerId, customer.id),
        inArray(resources.id, [...resourceIds]),
      ),
    )
    .orderBy(asc(resources.id))
    .for("update");
  const known = (await loadFreezes(tx, distributorId, [customer.id], at)).get(customer.id);
  const { freeze, heldSince } = known ?? { freeze: null, heldSince: null };
  return rows.map((resource) => {
    const { deletionDueAt } = standingOf(resource, freeze, at);
    const decision = decideResourceRelease({ resource, deletionDueAt, heldSince, at });
    return { resource, dueAt: deletionDueAt, decision };
  });
}
