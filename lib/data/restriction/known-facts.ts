import "server-only";
import { and, eq, inArray, isNotNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { cloudAccounts, coverages, deliveries } from "@/db/schema";
import { plainOf } from "../audit";
import { type Governance, usedNow } from "../budget/load-governance";

export type KnownDelivery = {
  readonly id: string;
  readonly source: string;
  readonly billingPeriod: string;
  readonly revision: number | null;
};

/**
 * What a freeze keeps of the moment it was made (G18): usage, budget, deliveries, as-of, and the preview that a person
 * confirmed; null: nobody did.
 */
export function knownOf(
  found: Governance,
  at: Date,
  bills: readonly KnownDelivery[],
  preview: unknown = null,
): unknown {
  const { month, budget, monthSum, oneTimeSum } = found;
  return plainOf({ asOf: at, month, monthSum, oneTimeSum, used: usedNow(found), budget, deliveries: bills, preview });
}

/** The deliveries in force that bill these customers' accounts, by customer. */
export async function loadKnownDeliveries(
  tx: Transaction,
  distributorId: string,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly KnownDelivery[]>> {
  if (customerIds.length === 0) return new Map();
  const rows = await tx
    .selectDistinct({
      customerId: cloudAccounts.customerId,
      id: deliveries.id,
      source: deliveries.source,
      billingPeriod: deliveries.billingPeriod,
      revision: deliveries.revision,
    })
    .from(cloudAccounts)
    .innerJoin(
      coverages,
      and(eq(coverages.distributorId, cloudAccounts.distributorId), eq(coverages.accountId, cloudAccounts.accountId)),
    )
    .innerJoin(
      deliveries,
      and(eq(deliveries.distributorId, coverages.distributorId), eq(deliveries.id, coverages.deliveryId)),
    )
    .where(
      and(
        eq(cloudAccounts.distributorId, distributorId),
        inArray(cloudAccounts.customerId, [...customerIds]),
        isNotNull(deliveries.revision),
      ),
    );
  const found = new Map<string, KnownDelivery[]>();
  for (const { customerId, ...delivery } of rows) {
    if (customerId === null) continue;
    found.set(customerId, [...(found.get(customerId) ?? []), delivery]);
  }
  return found;
}
