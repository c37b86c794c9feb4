import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customerProtections } from "@/db/schema";

/** Which of these customers are protected: their resources are frozen by two people only (G8). */
export async function loadProtected(
  tx: Transaction,
  distributorId: string,
  customerIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (customerIds.length === 0) return new Set();
  const rows = await tx
    .select({ customerId: customerProtections.customerId })
    .from(customerProtections)
    .where(
      and(
        eq(customerProtections.distributorId, distributorId),
        inArray(customerProtections.customerId, [...customerIds]),
        isNull(customerProtections.endedAt),
      ),
    );
  return new Set(rows.map(({ customerId }) => customerId));
}
