import "server-only";
import { and, desc, eq, inArray, lte } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { delegationRecords } from "@/db/schema";
import type { Delegation } from "@/lib/domain/delegation/authority";

/** What stood in the newest record of each reseller at `at`; one that was never granted anything is not in it. */
export async function loadDelegationsAt(
  tx: Transaction,
  distributorId: string,
  resellerIds: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, Delegation>> {
  if (resellerIds.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([delegationRecords.resellerId], {
      resellerId: delegationRecords.resellerId,
      permissions: delegationRecords.permissions,
      monthlyQuota: delegationRecords.monthlyQuota,
      oneTimeQuota: delegationRecords.oneTimeQuota,
      until: delegationRecords.until,
    })
    .from(delegationRecords)
    .where(
      and(
        eq(delegationRecords.distributorId, distributorId),
        inArray(delegationRecords.resellerId, [...resellerIds]),
        lte(delegationRecords.at, at),
      ),
    )
    .orderBy(delegationRecords.resellerId, desc(delegationRecords.at), desc(delegationRecords.id));
  return new Map(rows.map(({ resellerId, ...delegation }) => [resellerId, delegation]));
}
