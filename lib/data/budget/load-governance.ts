import "server-only";
import { and, eq, inArray, isNull, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { budgets, customerMonths, freezeCauses, oneTimeUsage, payPerUseBlocks } from "@/db/schema";
import type { Budget } from "@/lib/domain/budget/budget";
import { type BillingMonth, billingMonthOf, toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { type Money, plus, ZERO } from "@/lib/domain/money/money";
import type { BlockOrigin, FreezeLevel, StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import { lapsedSql } from "../reservation/lapsed-sql";

export type OpenCause = {
  readonly id: string;
  readonly since: Date;
  readonly goneAt: Date | null;
  readonly month: BillingMonth | null;
};
export type OpenFreeze = OpenCause & { readonly origin: StoredFreezeOrigin; readonly level: FreezeLevel };
export type OpenBlock = OpenCause & { readonly origin: BlockOrigin };

type Sum = { readonly used: Money; readonly reserved: Money };

/** What governs one customer's purchases: budget, usage in the running month, open causes. */
export type Governance = {
  readonly month: BillingMonth;
  readonly budget: Budget | null;
  readonly monthSum: Sum;
  /** Null unless the budget is one-time. */
  readonly oneTimeSum: Sum | null;
  readonly freezes: readonly OpenFreeze[];
  readonly blocks: readonly OpenBlock[];
};

const NOTHING: Sum = { used: ZERO, reserved: ZERO };

/** Used and reserved of the present budget's period; of the month when there is none (G23). */
export function usedNow({ oneTimeSum, monthSum }: Governance): Money {
  const sum = oneTimeSum ?? monthSum;
  return plus(sum.used, sum.reserved);
}

/** Used alone: what alerts, acts and causes follow, since setting aside is no usage (G5, G23). */
export function countedNow({ oneTimeSum, monthSum }: Governance): Money {
  return (oneTimeSum ?? monthSum).used;
}

/** Five keyed reads for any number of customers; call it under their lock. Every id gets an entry. */
export async function loadGovernance(
  tx: Transaction,
  distributorId: string,
  customerIds: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, Governance>> {
  if (customerIds.length === 0) return new Map();
  const ids = [...customerIds];
  const month = billingMonthOf(at);
  const [budgetRows, monthRows, oneTimeRows, freezeRows, blockRows] = await Promise.all([
    tx
      .select({
        customerId: budgets.customerId,
        type: budgets.type,
        amount: budgets.amount,
        action: budgets.action,
        liftWhenRestored: budgets.liftWhenRestored,
        countsFrom: budgets.countsFrom,
        version: budgets.version,
      })
      .from(budgets)
      .where(and(eq(budgets.distributorId, distributorId), inArray(budgets.customerId, ids))),
    tx
      .select({
        customerId: customerMonths.customerId,
        used: customerMonths.counted,
        reserved: reservedAt(customerMonths, sql`${month}::text`, at),
      })
      .from(customerMonths)
      .where(
        and(
          eq(customerMonths.distributorId, distributorId),
          inArray(customerMonths.customerId, ids),
          eq(customerMonths.month, month),
        ),
      ),
    tx
      .select({
        customerId: oneTimeUsage.customerId,
        used: oneTimeUsage.used,
        reserved: reservedAt(oneTimeUsage, oneTimeUsage.countsFrom, at),
      })
      .from(oneTimeUsage)
      .where(and(eq(oneTimeUsage.distributorId, distributorId), inArray(oneTimeUsage.customerId, ids))),
    openFreezesOf(tx, distributorId, ids),
    openBlocksOf(tx, distributorId, ids),
  ]);

  const budgetOf = keyed(budgetRows);
  const monthOf = keyed(monthRows);
  const oneTimeOf = keyed(oneTimeRows);
  const freezesOf = Map.groupBy(freezeRows, ({ customerId }) => customerId);
  const blocksOf = Map.groupBy(blockRows, ({ customerId }) => customerId);
  return new Map(
    ids.map((id) => [
      id,
      {
        month,
        budget: budgetFrom(budgetOf.get(id)),
        monthSum: monthOf.get(id) ?? NOTHING,
        oneTimeSum: oneTimeOf.get(id) ?? null,
        freezes: (freezesOf.get(id) ?? []).map(withMonth),
        blocks: (blocksOf.get(id) ?? []).map(withMonth),
      },
    ]),
  );
}

/** The stored sum without what lapsed and nobody has met since. */
function reservedAt(sums: typeof customerMonths | typeof oneTimeUsage, since: SQLWrapper, at: Date): SQL<Money> {
  const lapsed = lapsedSql({
    tenant: sums.distributorId,
    customer: sums.customerId,
    since,
    at: sql`${at.toISOString()}::timestamptz`,
  });
  return sql`${sums.reserved} - ${lapsed}`.mapWith(sums.reserved);
}

function openFreezesOf(tx: Transaction, distributorId: string, ids: string[]) {
  return tx
    .select({
      customerId: freezeCauses.customerId,
      id: freezeCauses.id,
      origin: freezeCauses.origin,
      level: freezeCauses.level,
      since: freezeCauses.since,
      goneAt: freezeCauses.goneAt,
      month: freezeCauses.month,
    })
    .from(freezeCauses)
    .where(
      and(
        eq(freezeCauses.distributorId, distributorId),
        inArray(freezeCauses.customerId, ids),
        isNull(freezeCauses.endedAt),
      ),
    );
}

function openBlocksOf(tx: Transaction, distributorId: string, ids: string[]) {
  return tx
    .select({
      customerId: payPerUseBlocks.customerId,
      id: payPerUseBlocks.id,
      origin: payPerUseBlocks.origin,
      since: payPerUseBlocks.since,
      goneAt: payPerUseBlocks.goneAt,
      month: payPerUseBlocks.month,
    })
    .from(payPerUseBlocks)
    .where(
      and(
        eq(payPerUseBlocks.distributorId, distributorId),
        inArray(payPerUseBlocks.customerId, ids),
        isNull(payPerUseBlocks.endedAt),
      ),
    );
}

function keyed<Row extends { readonly customerId: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.customerId, row]));
}

function withMonth<Row extends { readonly month: string | null }>(row: Row) {
  return { ...row, month: row.month === null ? null : toBillingMonth(row.month) };
}

type BudgetRow = Omit<Budget, "countsFrom"> & { readonly countsFrom: string | null };

function budgetFrom(row: BudgetRow | undefined): Budget | null {
  if (!row) return null;
  const { type, amount, action, liftWhenRestored, version } = row;
  const countsFrom = row.countsFrom === null ? null : toBillingMonth(row.countsFrom);
  return { type, amount, action, liftWhenRestored, countsFrom, version };
}
