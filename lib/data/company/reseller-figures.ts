import "server-only";
import { and, count, countDistinct, eq, inArray, isNull, sql, sum } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { budgets, customerMonths, customers, freezeCauses } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import type { Money } from "@/lib/domain/money/money";

export type ResellerFigures = {
  readonly customers: number;
  readonly budgets: Money;
  /** Expenditure of the month, list price. */
  readonly spent: Money;
  readonly frozenCustomers: number;
};

/** Sums over the customers of these resellers, by reseller; one without customers is not in it. */
export async function resellerFigures(
  tx: Transaction,
  distributorId: string,
  resellerIds: readonly string[],
  month: BillingMonth,
): Promise<ReadonlyMap<string, ResellerFigures>> {
  if (resellerIds.length === 0) return new Map();
  const ofThese = and(
    eq(customers.distributorId, distributorId),
    inArray(customers.resellerId, [...resellerIds]),
    isNull(customers.disassociatedAt),
  );
  const rows = await tx
    .select({
      resellerId: customers.resellerId,
      customers: count(),
      budgets: sql<string>`coalesce(${sum(budgets.amount)}, 0)::text`,
      spent: sql<string>`coalesce(${sum(customerMonths.spent)}, 0)::text`,
    })
    .from(customers)
    .leftJoin(budgets, and(eq(budgets.distributorId, customers.distributorId), eq(budgets.customerId, customers.id)))
    .leftJoin(
      customerMonths,
      and(
        eq(customerMonths.distributorId, customers.distributorId),
        eq(customerMonths.customerId, customers.id),
        eq(customerMonths.month, month),
      ),
    )
    .where(ofThese)
    .groupBy(customers.resellerId);
  const frozen = await tx
    .select({ resellerId: customers.resellerId, count: countDistinct(freezeCauses.customerId) })
    .from(customers)
    .innerJoin(
      freezeCauses,
      and(eq(freezeCauses.distributorId, customers.distributorId), eq(freezeCauses.customerId, customers.id)),
    )
    .where(and(ofThese, isNull(freezeCauses.endedAt)))
    .groupBy(customers.resellerId);

  const frozenBy = new Map(frozen.map((row) => [row.resellerId, row.count]));
  return new Map(
    rows.map((row) => [
      row.resellerId ?? "",
      {
        customers: row.customers,
        budgets: moneyOfDriver(row.budgets),
        spent: moneyOfDriver(row.spent),
        frozenCustomers: frozenBy.get(row.resellerId) ?? 0,
      },
    ]),
  );
}

export const NO_FIGURES: ResellerFigures = {
  customers: 0,
  budgets: moneyOfDriver("0"),
  spent: moneyOfDriver("0"),
  frozenCustomers: 0,
};
