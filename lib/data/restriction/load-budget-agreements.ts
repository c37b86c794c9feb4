import "server-only";
import { and, desc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { type ActorStamp, budgetRecords } from "@/db/schema";

export type Agreed = { readonly by: ActorStamp; readonly at: Date };

/** Who saved, and so accepted, the budgets in force whose action freezes resources; by customer. */
export async function loadBudgetAgreements(
  tx: Transaction,
  distributorId: string,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, Agreed>> {
  if (customerIds.length === 0) return new Map();
  const rows = await tx
    .selectDistinctOn([budgetRecords.customerId], {
      customerId: budgetRecords.customerId,
      by: budgetRecords.by,
      at: budgetRecords.at,
    })
    .from(budgetRecords)
    .where(
      and(
        eq(budgetRecords.distributorId, distributorId),
        inArray(budgetRecords.customerId, [...customerIds]),
        eq(budgetRecords.operation, "set"),
      ),
    )
    .orderBy(budgetRecords.customerId, desc(budgetRecords.at), desc(budgetRecords.id));
  return new Map(rows.map(({ customerId, ...agreed }) => [customerId, agreed]));
}
