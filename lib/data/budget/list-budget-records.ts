import "server-only";
import { and, desc, eq, lt } from "drizzle-orm";
import { budgetRecords, customers } from "@/db/schema";
import type { BudgetRecord } from "@/lib/contracts/customer-view";
import type { Permit } from "@/lib/domain/access/permit";
import type { BudgetType } from "@/lib/domain/budget/budget";
import { isCustomerId } from "../customer/is-customer-id";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";

export type BudgetRecordsWanted = {
  readonly operation?: "set" | "deleted" | undefined;
  readonly type?: BudgetType | undefined;
  /** Id of the last record of the page before. */
  readonly before?: string | undefined;
  /** 1 to 100; 10 when not said. */
  readonly limit?: number | undefined;
};

/** Adjustment records, newest first; none for another company's customer. */
export async function listBudgetRecords(
  { actor }: Permit<"budget.read">,
  customerId: string,
  { operation, type, before, limit = 10 }: BudgetRecordsWanted = {},
): Promise<readonly BudgetRecord[]> {
  if (!isCustomerId(customerId)) return [];
  const rows = await inTenant(actor, (tx) =>
    tx
      .select({
        id: budgetRecords.id,
        changeId: budgetRecords.changeId,
        operation: budgetRecords.operation,
        type: budgetRecords.type,
        amount: budgetRecords.amount,
        action: budgetRecords.action,
        liftWhenRestored: budgetRecords.liftWhenRestored,
        used: budgetRecords.used,
        by: budgetRecords.by,
        at: budgetRecords.at,
      })
      .from(budgetRecords)
      .innerJoin(
        customers,
        and(eq(customers.distributorId, budgetRecords.distributorId), eq(customers.id, budgetRecords.customerId)),
      )
      .where(
        and(
          customersOf(actor),
          eq(budgetRecords.distributorId, actor.distributorId),
          eq(budgetRecords.customerId, customerId),
          operation && eq(budgetRecords.operation, operation),
          type && eq(budgetRecords.type, type),
          // Ids rise with time, so they are the key of the page.
          before === undefined ? undefined : lt(budgetRecords.id, before),
        ),
      )
      .orderBy(desc(budgetRecords.id))
      .limit(Math.min(100, Math.max(1, limit))),
  );
  return rows.map(({ by: { name, company, accountName }, ...row }) => ({ ...row, by: { name, company, accountName } }));
}
