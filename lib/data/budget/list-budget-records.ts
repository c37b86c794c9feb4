import "server-only";
import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";
import { budgetRecords, customers } from "@/db/schema";
import type { BudgetRecord } from "@/lib/contracts/customer-view";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { OffsetPage } from "@/lib/contracts/page";
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

/** The same by offset, with how many there are. */
export async function listBudgetRecordsAt(
  { actor }: Permit<"budget.read">,
  customerId: string,
  { operation, type }: Pick<BudgetRecordsWanted, "operation" | "type">,
  { offset, limit }: OffsetPage,
): Promise<{ readonly records: readonly BudgetRecord[]; readonly count: number }> {
  const wanted = { operation, type, offset, limit };
  const records = await readRecords(actor, customersOf(actor), customerId, wanted);
  const count = await inTenant(actor, (tx) =>
    tx
      .select({ count: sql<number>`count(*)::int` })
      .from(budgetRecords)
      .innerJoin(customers, ofCustomer)
      .where(whereOf(actor, customersOf(actor), customerId, wanted)),
  );
  return { records, count: count[0]?.count ?? 0 };
}

/** Adjustment records within one association that the actor may read, newest first (G18). */
export async function listAssociationRecords(
  { actor }: Permit<"association.read">,
  customerId: string,
  associationId: string,
): Promise<readonly BudgetRecord[]> {
  return readRecords(actor, tenantCustomersOf(actor), customerId, { associationId, limit: 100 });
}

type Reading = BudgetRecordsWanted & { readonly associationId?: string | null; readonly offset?: number };

const ofCustomer = and(
  eq(customers.distributorId, budgetRecords.distributorId),
  eq(customers.id, budgetRecords.customerId),
);

function whereOf(
  actor: Actor,
  scope: SQL,
  customerId: string,
  { operation, type, before, associationId = null }: Reading,
): SQL | undefined {
  return and(
    scope,
    withinOwnTime(actor, { customerId: budgetRecords.customerId, at: budgetRecords.at, associationId }),
    eq(budgetRecords.distributorId, actor.distributorId),
    eq(budgetRecords.customerId, customerId),
    operation && eq(budgetRecords.operation, operation),
    type && eq(budgetRecords.type, type),
    // Ids rise with time, so they are the key of the page.
    before === undefined ? undefined : lt(budgetRecords.id, before),
  );
}

async function readRecords(
  actor: Actor,
  scope: SQL,
  customerId: string,
  wanted: Reading,
): Promise<readonly BudgetRecord[]> {
  const { limit = 10, offset = 0 } = wanted;
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
      .innerJoin(customers, ofCustomer)
      .where(whereOf(actor, scope, customerId, wanted))
      .orderBy(desc(budgetRecords.id))
      .limit(Math.min(100, Math.max(1, limit)))
      .offset(offset),
  );
  return rows.map(({ by: { name, company, accountName }, ...row }) => ({ ...row, by: { name, company, accountName } }));
}
