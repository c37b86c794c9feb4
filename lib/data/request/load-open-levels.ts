import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { budgets, freezeCauses } from "@/db/schema";
import { toBillingMonth } from "@/lib/domain/calendar/billing-month";
import type { OpenLevel } from "@/lib/domain/request/request";
import { isOpenAt } from "@/lib/domain/restriction/freeze";

/**
 * Causes open at `at` with their levels, by customer; customers without any are not in it.
 * One that went and lifts by itself is not open, though nobody has met it yet (G6).
 */
export async function loadOpenLevels(
  tx: Transaction,
  distributorId: string,
  customerIds: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, readonly OpenLevel[]>> {
  if (customerIds.length === 0) return new Map();
  const rows = await tx
    .select({
      customerId: freezeCauses.customerId,
      origin: freezeCauses.origin,
      level: freezeCauses.level,
      goneAt: freezeCauses.goneAt,
      month: freezeCauses.month,
      lifts: budgets.liftWhenRestored,
    })
    .from(freezeCauses)
    .leftJoin(
      budgets,
      and(eq(budgets.distributorId, freezeCauses.distributorId), eq(budgets.customerId, freezeCauses.customerId)),
    )
    .where(
      and(
        eq(freezeCauses.distributorId, distributorId),
        inArray(freezeCauses.customerId, [...customerIds]),
        isNull(freezeCauses.endedAt),
      ),
    );
  const open = rows.filter(({ goneAt, month, lifts }) =>
    isOpenAt({ goneAt, month: month === null ? null : toBillingMonth(month) }, lifts ?? false, at),
  );
  const grouped = Map.groupBy(open, ({ customerId }) => customerId);
  return new Map(
    [...grouped].map(([customerId, causes]) => [customerId, causes.map(({ origin, level }) => ({ origin, level }))]),
  );
}
