import "server-only";
import { and, desc, eq, gte, lte, sql } from "drizzle-orm";
import { customers, dayRollups } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { ProductSpending } from "@/lib/contracts/expenditure-view";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Permit } from "@/lib/domain/access/permit";
import { type BillingMonth, firstDayOf, lastDayOf } from "@/lib/domain/calendar/billing-month";
import { customersOf, withinOwnAssociations } from "../scope";
import { inTenant } from "../tenant";

/** Spending of one customer by product in a month, largest first, from the roll-ups alone. */
export async function listProductSpending(
  { actor }: Permit<"expenditure.read">,
  customerId: string,
  month: BillingMonth,
): Promise<readonly ProductSpending[]> {
  if (!isUuid(customerId)) return [];
  const spent = sql`sum(${dayRollups.spent})`;
  return inTenant(actor, (tx) =>
    tx
      .select({
        service: dayRollups.service,
        spent: spent.mapWith(moneyOfDriver),
        listed: sql`sum(${dayRollups.listed})`.mapWith(moneyOfDriver),
      })
      .from(dayRollups)
      .innerJoin(
        customers,
        and(eq(customers.distributorId, dayRollups.distributorId), eq(customers.id, dayRollups.customerId)),
      )
      .where(
        and(
          customersOf(actor),
          withinOwnAssociations(actor, dayRollups.associationId),
          eq(dayRollups.customerId, customerId),
          gte(dayRollups.day, firstDayOf(month)),
          lte(dayRollups.day, lastDayOf(month)),
        ),
      )
      .groupBy(dayRollups.service)
      .orderBy(desc(spent), dayRollups.service),
  );
}
