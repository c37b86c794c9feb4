import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { cloudAccounts, coverages, deliveries } from "@/db/schema";

export type CustomerSpending = { readonly accounts: readonly string[]; readonly sources: readonly string[] };

/** Each customer's cloud accounts and the sources whose deliveries bill them; costs with accounts and deliveries. */
export async function loadSpending(
  tx: Transaction,
  distributorId: string,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, CustomerSpending>> {
  const rows = await tx
    .selectDistinct({
      customerId: cloudAccounts.customerId,
      accountId: cloudAccounts.accountId,
      source: deliveries.source,
    })
    .from(cloudAccounts)
    .leftJoin(
      coverages,
      and(eq(coverages.distributorId, cloudAccounts.distributorId), eq(coverages.accountId, cloudAccounts.accountId)),
    )
    .leftJoin(
      deliveries,
      and(eq(deliveries.distributorId, coverages.distributorId), eq(deliveries.id, coverages.deliveryId)),
    )
    .where(and(eq(cloudAccounts.distributorId, distributorId), inArray(cloudAccounts.customerId, [...customerIds])))
    .orderBy(cloudAccounts.customerId, cloudAccounts.accountId);
  return new Map(
    [...Map.groupBy(rows, ({ customerId }) => customerId ?? "")].map(([customerId, own]) => [
      customerId,
      {
        accounts: [...new Set(own.map(({ accountId }) => accountId))],
        sources: [...new Set(own.flatMap(({ source }) => source ?? []))],
      },
    ]),
  );
}
