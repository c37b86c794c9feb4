import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { freezeCauses } from "@/db/schema";
import type { StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";

/** Origins of the open causes that freeze resources, by customer; customers without any are not in it. */
export async function loadResourceFreezes(
  tx: Transaction,
  distributorId: string,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredFreezeOrigin[]>> {
  if (customerIds.length === 0) return new Map();
  const rows = await tx
    .select({ customerId: freezeCauses.customerId, origin: freezeCauses.origin })
    .from(freezeCauses)
    .where(
      and(
        eq(freezeCauses.distributorId, distributorId),
        inArray(freezeCauses.customerId, [...customerIds]),
        isNull(freezeCauses.endedAt),
        eq(freezeCauses.level, "account-and-resources"),
      ),
    );
  const grouped = Map.groupBy(rows, ({ customerId }) => customerId);
  return new Map([...grouped].map(([customerId, causes]) => [customerId, causes.map(({ origin }) => origin)]));
}
