import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { associations, budgetRecords, customers } from "@/db/schema";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { BudgetMonth } from "@/lib/contracts/statistics-view";
import type { Permit } from "@/lib/domain/access/permit";
import { budgetPeriodOf } from "@/lib/domain/budget/past-periods";
import { type BillingMonth, monthEndExclusive } from "@/lib/domain/calendar/billing-month";
import { listMonthSpending } from "../expenditure/list-month-spending";
import { instantOf } from "../instant";
import { associationsOf, customersOf } from "../scope";
import { inTenant } from "../tenant";

/** A one-time budget may have begun long before the months that are shown. */
const MONTHS_READ = 36;

/** The budget periods of one of the actor's customers, up to a month, newest first; those from before it had any are left out. */
export async function listBudgetMonths(
  permit: Permit<"expenditure.read">,
  customerId: string,
  last: BillingMonth,
  count: number,
): Promise<readonly BudgetMonth[]> {
  if (!isUuid(customerId)) return [];
  const { actor } = permit;
  const months = await listMonthSpending(permit, customerId, last, MONTHS_READ);
  const { settings, own, at } = await inTenant(actor, async (tx) => {
    const rows = await tx
      .select({
        at: budgetRecords.at,
        operation: budgetRecords.operation,
        type: budgetRecords.type,
        amount: budgetRecords.amount,
      })
      .from(budgetRecords)
      .innerJoin(
        customers,
        and(eq(customers.distributorId, budgetRecords.distributorId), eq(customers.id, budgetRecords.customerId)),
      )
      .where(and(customersOf(actor), eq(budgetRecords.customerId, customerId)))
      .orderBy(asc(budgetRecords.at), asc(budgetRecords.id));
    const own = await tx
      .select({ startedAt: associations.startedAt, endedAt: associations.endedAt })
      .from(associations)
      .where(and(associationsOf(actor), eq(associations.customerId, customerId)));
    return { settings: rows.map(settingOf), own, at: await instantOf(tx) };
  });
  const counted = new Map(months.map((one) => [one.month, one.counted]));
  return (
    months
      .slice(-count)
      // A budget outlives a move: whose month it was says the association at its end (G18).
      .filter(({ month }) => {
        const end = new Date(Math.min(at.getTime(), monthEndExclusive(month).getTime() - 1));
        return own.some(({ startedAt, endedAt }) => startedAt <= end && (endedAt === null || endedAt > end));
      })
      .map(({ month, spent }) => ({ month, spent, ...budgetPeriodOf(month, settings, counted, at) }))
      .filter(({ budget, spent }) => budget !== null || spent !== 0n)
      .toReversed()
  );
}

type Record = Pick<typeof budgetRecords.$inferSelect, "at" | "operation" | "type" | "amount">;

function settingOf({ at, operation, type, amount }: Record) {
  return { at, budget: operation === "deleted" ? null : { type, amount } };
}
