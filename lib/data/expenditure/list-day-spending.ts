import "server-only";
import { and, asc, eq, gte, lte, sql } from "drizzle-orm";
import { customers, dayRollups } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { DaySpending } from "@/lib/contracts/expenditure-view";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Permit } from "@/lib/domain/access/permit";
import { type BillingDay, type BillingMonth, firstDayOf, lastDayOf } from "@/lib/domain/calendar/billing-month";
import { customersOf, withinOwnAssociations } from "../scope";
import { inTenant } from "../tenant";

/** Days of the month with charges, from the roll-ups alone; `null` for the sum of all the actor's customers. */
export async function listDaySpending(
  { actor }: Permit<"expenditure.read">,
  customerId: string | null,
  month: BillingMonth,
): Promise<readonly DaySpending[]> {
  if (customerId !== null && !isUuid(customerId)) return [];
  const rows = await inTenant(actor, (tx) =>
    tx
      .select({
        day: dayRollups.day,
        spent: sql`sum(${dayRollups.spent})`.mapWith(moneyOfDriver),
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
          customerId === null ? undefined : eq(dayRollups.customerId, customerId),
          gte(dayRollups.day, firstDayOf(month)),
          lte(dayRollups.day, lastDayOf(month)),
        ),
      )
      .groupBy(dayRollups.day)
      .orderBy(asc(dayRollups.day)),
  );
  return rows.map((row) => ({ ...row, day: row.day as BillingDay }));
}
