import "server-only";
import { eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { type ActorStamp, closedMonths, customers } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { MonthChanges, MonthLine, MonthsView } from "@/lib/contracts/closing";
import { wholeOf } from "@/lib/contracts/expenditure";
import type { Actor, CompanyKind } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { addMonths, type BillingMonth, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { monthStateOf } from "@/lib/domain/closing/month-state";
import { type MonthRange, monthRangeOf } from "@/lib/domain/expenditure/range";
import { summaryMonthsOf } from "@/lib/domain/expenditure/summary";
import { type Money, ZERO } from "@/lib/domain/money/money";
import { sumExpenditure } from "../expenditure/sum-expenditure";
import { instantOf } from "../instant";
import { assignedOnly, customersOf, expenditureOf } from "../scope";
import { inTenant } from "../tenant";
import { findEarlierOpen } from "./find-earlier-open";

const NO_CHANGES: MonthChanges = { count: 0, spent: ZERO, counted: ZERO };

/** Every month of the summary with its state, its figures and what moved it since it was closed (G14). */
export async function listMonths({ actor }: Permit<"expenditure.read">): Promise<MonthsView> {
  return inTenant(actor, async (tx) => {
    const asOf = await instantOf(tx);
    const months = summaryMonthsOf(billingMonthOf(asOf));
    const range = { first: months.at(-1) ?? billingMonthOf(asOf), last: billingMonthOf(asOf) };
    const lines = await loadMonthLines(tx, actor, range, asOf);
    // Only the distributor closes; what it reads first is what it may close first.
    const open = await findEarlierOpen(tx, actor, addMonths(range.last, 1));
    const oldest = months.findLastIndex((month) => lines.has(month));
    return {
      asOf,
      months: months.slice(0, Math.max(1, oldest + 1)).map((month) => lines.get(month) ?? emptyLine(month, asOf)),
      next: open && { month: open, state: monthStateOf(open, false, asOf) },
    };
  });
}

/** One month alone; before anything is known of it its figures are zero. */
export async function loadMonthLine(
  tx: Transaction,
  actor: Actor,
  month: BillingMonth,
  asOf: Date,
): Promise<MonthLine> {
  const lines = await loadMonthLines(tx, actor, { first: month, last: month }, asOf);
  return lines.get(month) ?? emptyLine(month, asOf);
}

function emptyLine(month: BillingMonth, asOf: Date): MonthLine {
  const state = monthStateOf(month, false, asOf);
  return { month, state, closed: null, spent: ZERO, counted: ZERO, changes: NO_CHANGES };
}

async function loadMonthLines(
  tx: Transaction,
  actor: Actor,
  range: MonthRange,
  asOf: Date,
): Promise<ReadonlyMap<BillingMonth, MonthLine>> {
  const spent = await sumExpenditure(tx, actor, wholeOf(monthRangeOf(range), "expenditure"), ["month"]);
  const sums = new Map<string, Money>(spent.map(({ keys, spent }) => [keys.month, spent]));
  const counted = await sumCounted(tx, actor, range);
  const closings = await loadClosings(tx, actor);
  const changes = await sumChanges(tx, actor, range);
  const known = [...sums.keys(), ...counted.keys(), ...closings.keys()].filter(
    (month) => month >= range.first && month <= range.last,
  );
  return new Map(
    [...new Set(known)].map((text) => {
      const month = text as BillingMonth;
      const closed = closings.get(month) ?? null;
      const line: MonthLine = {
        month,
        state: monthStateOf(month, closed !== null, asOf),
        closed,
        spent: sums.get(month) ?? ZERO,
        counted: counted.get(month) ?? ZERO,
        changes: changes.get(month) ?? NO_CHANGES,
      };
      return [month, line];
    }),
  );
}

async function loadClosings(tx: Transaction, { distributorId, company }: Actor) {
  const rows = await tx
    .select({ month: closedMonths.month, at: closedMonths.closedAt, by: closedMonths.by })
    .from(closedMonths)
    .where(eq(closedMonths.distributorId, distributorId));
  return new Map(rows.map(({ month, at, by }) => [month, { at, by: nameOf(by, company.kind) }]));
}

/** Its person to the distributor itself, the company to everybody else. */
function nameOf({ kind, name, company }: ActorStamp, reader: CompanyKind): string {
  return reader === "distributor" && kind === "person" ? name : company;
}

/** Whose budgets a reader's sum is over: a distributor's of all its customers, former ones too; a reseller's present ones. */
function budgetsOf(actor: Actor, customerId: SQL): SQL {
  if (actor.company.kind === "distributor") return assignedOnly(actor, customerId) ?? sql`true`;
  return sql`${customerId} in (select ${customers.id} from ${customers} where ${customersOf(actor)})`;
}

async function sumCounted(tx: Transaction, actor: Actor, { first, last }: MonthRange) {
  const rows = await tx.execute<{ month: string; counted: string }>(sql`
    select m.month, sum(m.counted)::text as counted from customer_months m
    where m.distributor_id = ${actor.distributorId} and m.month >= ${first} and m.month <= ${last}
      and ${budgetsOf(actor, sql`m.customer_id`)}
    group by m.month`);
  return new Map(rows.map(({ month, counted }) => [month, moneyOfDriver(counted)]));
}

async function sumChanges(tx: Transaction, actor: Actor, { first, last }: MonthRange) {
  const [customerId, associationId] = [sql`k.customer_id`, sql`k.association_id`];
  // Two views: a customer that moved brought along what its budget has used, and left behind what it spent.
  const ofSpending = expenditureOf(actor, { customerId, associationId }) ?? sql`true`;
  const ofBudgets = budgetsOf(actor, customerId);
  const rows = await tx.execute<{ month: string; changes: number; spent: string; counted: string }>(sql`
    select k.month, count(*) filter (where ${ofSpending})::integer as changes,
      coalesce(sum(k.spent) filter (where ${ofSpending}), 0)::text as spent,
      coalesce(sum(k.counted) filter (where ${ofBudgets}), 0)::text as counted
    from closed_month_changes k
    where k.distributor_id = ${actor.distributorId} and k.month >= ${first} and k.month <= ${last}
      and (${ofSpending} or ${ofBudgets})
    group by k.month`);
  return new Map<string, MonthChanges>(
    rows.map(({ month, changes, spent, counted }) => [
      month,
      { count: changes, spent: moneyOfDriver(spent), counted: moneyOfDriver(counted) },
    ]),
  );
}
