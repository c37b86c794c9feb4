import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { alerts, budgetMarks } from "@/db/schema";
import type { AlertState } from "@/lib/domain/alert/alert";
import type { Money } from "@/lib/domain/money/money";

export type Mark = {
  readonly customerId: string;
  readonly period: string;
  readonly amount: Money;
  readonly mark: number;
  /** When the action ran; null: it has not, or it did before. */
  readonly actedAt: Date | null;
};

/** Raises marks, never lowers one; an action that ran stays recorded (G17). */
export async function raiseMarks(tx: Transaction, distributorId: string, marks: readonly Mark[]): Promise<void> {
  if (marks.length === 0) return;
  await tx
    .insert(budgetMarks)
    .values(marks.map((mark) => ({ distributorId, ...mark })))
    .onConflictDoUpdate({
      target: [budgetMarks.distributorId, budgetMarks.customerId, budgetMarks.period, budgetMarks.amount],
      set: {
        mark: sql`greatest(${budgetMarks.mark}, excluded.mark)`,
        actedAt: sql`coalesce(${budgetMarks.actedAt}, excluded.acted_at)`,
      },
    });
}

export type KnownAlert = {
  readonly id: string;
  readonly customerId: string;
  readonly period: string;
  readonly amount: Money;
  readonly threshold: number;
  readonly state: AlertState;
};

/** Every budget alert of these customers, by customer: few, one a threshold of period and amount. */
export async function loadAlerts(
  tx: Transaction,
  distributorId: string,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly KnownAlert[]>> {
  if (customerIds.length === 0) return new Map();
  const rows = await tx
    .select({
      id: alerts.id,
      customerId: alerts.customerId,
      period: alerts.period,
      amount: alerts.amount,
      threshold: alerts.threshold,
      state: alerts.state,
    })
    .from(alerts)
    .where(
      and(
        eq(alerts.distributorId, distributorId),
        eq(alerts.kind, "budget-threshold"),
        inArray(alerts.customerId, [...customerIds]),
      ),
    );
  const known = rows.flatMap(({ customerId, period, amount, threshold, ...alert }) =>
    customerId === null || period === null || amount === null || threshold === null
      ? []
      : [{ ...alert, customerId, period, amount, threshold }],
  );
  return Map.groupBy(known, ({ customerId }) => customerId);
}

/** The marks of these customers, by customer: few, one a period and amount. */
export async function loadMarks(
  tx: Transaction,
  distributorId: string,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Mark[]>> {
  if (customerIds.length === 0) return new Map();
  const rows = await tx
    .select({
      customerId: budgetMarks.customerId,
      period: budgetMarks.period,
      amount: budgetMarks.amount,
      mark: budgetMarks.mark,
      actedAt: budgetMarks.actedAt,
    })
    .from(budgetMarks)
    .where(and(eq(budgetMarks.distributorId, distributorId), inArray(budgetMarks.customerId, [...customerIds])));
  return Map.groupBy(rows, ({ customerId }) => customerId);
}
