import "server-only";
import { and, desc, eq, lt, type SQL } from "drizzle-orm";
import { budgetRecords, customers } from "@/db/schema";
import type { BudgetRecord } from "@/lib/contracts/customer-view";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { BudgetType } from "@/lib/domain/budget/budget";
import { customersOf, tenantCustomersOf, withinOwnTime } from "../scope";
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
  return readRecords(actor, customersOf(actor), customerId, { operation, type, before, limit });
}

/** Adjustment records within one association that the actor may read, newest first (G18). */
export async function listAssociationRecords(
  { actor }: Permit<"association.read">,
  customerId: string,
  associationId: string,
): Promise<readonly BudgetRecord[]> {
  return readRecords(actor, tenantCustomersOf(actor), customerId, { associationId, limit: 100 });
}

async function readRecords(
  actor: Actor,
  scope: SQL,
  customerId: string,
  {
    operation,
    type,
    before,
    limit = 10,
    associationId = null,
  }: BudgetRecordsWanted & { associationId?: string | null },
): Promise<readonly BudgetRecord[]> {
  if (!isUuid(customerId)) return [];
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
          scope,
          withinOwnTime(actor, { customerId: budgetRecords.customerId, at: budgetRecords.at, associationId }),
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
