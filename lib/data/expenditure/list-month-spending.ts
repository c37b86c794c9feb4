import "server-only";
import { and, asc, eq, gte, lte, sql } from "drizzle-orm";
import { customerMonths, customers } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { MonthSpending } from "@/lib/contracts/expenditure-view";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Permit } from "@/lib/domain/access/permit";
import { addMonths, type BillingMonth } from "@/lib/domain/calendar/billing-month";
import { ZERO } from "@/lib/domain/money/money";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";
import { listOwnMonths } from "./own-months";

/** `count` months up to and with `last`, without gaps; `null` for the sum of all the actor's customers. */
export async function listMonthSpending(
  { actor }: Permit<"expenditure.read">,
  customerId: string | null,
  last: BillingMonth,
  count: number,
): Promise<readonly MonthSpending[]> {
  const months = Array.from({ length: count }, (_, index) => addMonths(last, index - count + 1));
  if (customerId !== null && !isUuid(customerId)) return [];
  const first = months[0] ?? last;
  const rows = await inTenant(actor, async (tx): Promise<readonly MonthSpending[]> => {
    if (actor.company.kind === "reseller") {
      return listOwnMonths(tx, actor, { customerId, first, last });
    }
    const found = await tx
      .select({
        month: customerMonths.month,
        spent: sql`sum(${customerMonths.spent})`.mapWith(moneyOfDriver),
        counted: sql`sum(${customerMonths.counted})`.mapWith(moneyOfDriver),
      })
      .from(customerMonths)
      .innerJoin(
        customers,
        and(eq(customers.distributorId, customerMonths.distributorId), eq(customers.id, customerMonths.customerId)),
      )
      .where(
        and(
          customersOf(actor),
          customerId === null ? undefined : eq(customerMonths.customerId, customerId),
          gte(customerMonths.month, first),
          lte(customerMonths.month, last),
        ),
      )
      .groupBy(customerMonths.month)
      .orderBy(asc(customerMonths.month));
    return found.map((row) => ({ ...row, month: row.month as BillingMonth }));
  });
  const known = new Map(rows.map((row) => [row.month, row]));
  return months.map((month) => ({
    month,
    spent: known.get(month)?.spent ?? ZERO,
    counted: known.get(month)?.counted ?? ZERO,
  }));
}
