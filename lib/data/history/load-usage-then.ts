import "server-only";
import { and, desc, eq, lte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { budgetRecords } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { BudgetThen, CustomerThen } from "@/lib/contracts/history-view";
import { type BillingMonth, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { sumOf } from "@/lib/domain/money/money";
import { thenActorOf } from "./then-actor";

export type OfThen = { readonly distributorId: string; readonly customerId: string; readonly at: Date };

/** The newest record up to then; null: no budget was set, or it had ended with an association. */
export async function loadBudgetThen(tx: Transaction, of: OfThen): Promise<BudgetThen | null> {
  const { distributorId, customerId, at } = of;
  const [row] = await tx
    .select({
      operation: budgetRecords.operation,
      type: budgetRecords.type,
      amount: budgetRecords.amount,
      action: budgetRecords.action,
      liftWhenRestored: budgetRecords.liftWhenRestored,
      changeId: budgetRecords.changeId,
      by: budgetRecords.by,
      setAt: budgetRecords.at,
    })
    .from(budgetRecords)
    .where(
      and(
        eq(budgetRecords.distributorId, distributorId),
        eq(budgetRecords.customerId, customerId),
        lte(budgetRecords.at, at),
      ),
    )
    .orderBy(desc(budgetRecords.at), desc(budgetRecords.id))
    .limit(1);
  if (!row || row.operation === "deleted") return null;
  const { operation: _set, by, ...budget } = row;
  const countsFrom = budget.type === "one-time" ? await countsFromThen(tx, of) : null;
  return { ...budget, by: thenActorOf(by), countsFrom };
}

/** The month in which the unbroken run of one-time settings began. */
async function countsFromThen(tx: Transaction, { distributorId, customerId, at }: OfThen): Promise<BillingMonth> {
  const [row] = await tx.execute<{ ms: string }>(sql`
    select floor(extract(epoch from min(r.at)) * 1000)::text as ms
    from budget_records r
    where r.distributor_id = ${distributorId} and r.customer_id = ${customerId}
      and r.at <= ${at.toISOString()}::timestamptz
      and r.at > coalesce((
        select max(p.at) from budget_records p
        where p.distributor_id = r.distributor_id and p.customer_id = r.customer_id
          and p.at <= ${at.toISOString()}::timestamptz and (p.type <> 'one-time' or p.operation = 'deleted')
      ), '-infinity')`);
  if (!row) throw new Error("a minimum always answers");
  return billingMonthOf(new Date(Number(row.ms)));
}

type Row = { month: string; counted: string; spent: string; ms: string };

/** Usage as it stood when the minute of `at` was over: one row a month by key, whatever the number of charges. */
export async function loadUsageThen(
  tx: Transaction,
  { distributorId, customerId, at }: OfThen,
  from: BillingMonth | null,
): Promise<Pick<CustomerThen, "used" | "spent" | "movedAt">> {
  const month = billingMonthOf(at);
  const wanted = from === null ? sql`m.month = ${month}` : sql`m.month >= ${from < month ? from : month}`;
  const rows = await tx.execute<Row>(sql`
    select m.month, h.counted::text, h.spent::text, floor(extract(epoch from h.minute) * 1000)::text as ms
    from customer_months m
    cross join lateral (
      select h.counted, h.spent, h.minute from usage_history h
      where h.distributor_id = m.distributor_id and h.customer_id = m.customer_id and h.month = m.month
        and h.minute <= ${at.toISOString()}::timestamptz
      order by h.minute desc limit 1
    ) h
    where m.distributor_id = ${distributorId} and m.customer_id = ${customerId} and ${wanted}`);
  const counting = rows.filter((row) => from === null || row.month >= from);
  const latest = Math.max(...rows.map(({ ms }) => Number(ms)));
  return {
    used: sumOf(counting.map(({ counted }) => moneyOfDriver(counted))),
    spent: sumOf(rows.filter((row) => row.month === month).map(({ spent }) => moneyOfDriver(spent))),
    movedAt: rows.length === 0 ? null : new Date(latest),
  };
}
