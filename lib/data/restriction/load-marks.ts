import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { type ActorStamp, customerProtections, deletionHolds } from "@/db/schema";
import type { DeletionHold, StandingMark } from "@/lib/contracts/customer-view";

/** A customer's protection and its open deletion holds, the oldest first. */
export async function loadMarks(
  tx: Transaction,
  distributorId: string,
  customerId: string,
): Promise<{ readonly protection: StandingMark | null; readonly holds: readonly DeletionHold[] }> {
  const [protection] = await tx
    .select({ reason: customerProtections.reason, since: customerProtections.since, by: customerProtections.by })
    .from(customerProtections)
    .where(
      and(
        eq(customerProtections.distributorId, distributorId),
        eq(customerProtections.customerId, customerId),
        isNull(customerProtections.endedAt),
      ),
    );
  const { kind, reason, since, by } = deletionHolds;
  const holds = await tx
    .select({ kind, reason, since, by })
    .from(deletionHolds)
    .where(
      and(
        eq(deletionHolds.distributorId, distributorId),
        eq(deletionHolds.customerId, customerId),
        isNull(deletionHolds.endedAt),
      ),
    )
    .orderBy(asc(deletionHolds.since), asc(deletionHolds.id));
  return { protection: protection ? named(protection) : null, holds: holds.map(named) };
}

function named<Mark extends { readonly by: ActorStamp }>({ by, ...mark }: Mark) {
  return { ...mark, by: by.name, company: by.company };
}
