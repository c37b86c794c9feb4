import "server-only";
import { and, asc, eq, gte, inArray, lte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { associations, dayRollups } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { Actor } from "@/lib/domain/access/actor";
import { type BillingMonth, firstDayOf, lastDayOf } from "@/lib/domain/calendar/billing-month";
import { SETTLED_MODES } from "@/lib/domain/coupon/settlement";

/** What a customer's month holds of usage paid by use, by the association it started in, the earliest first. */
export async function listUsageByAssociation(
  tx: Transaction,
  { distributorId }: Actor,
  customerId: string,
  month: BillingMonth,
) {
  return tx
    .select({ associationId: dayRollups.associationId, usage: sql`sum(${dayRollups.spent})`.mapWith(moneyOfDriver) })
    .from(dayRollups)
    .innerJoin(
      associations,
      and(eq(associations.distributorId, dayRollups.distributorId), eq(associations.id, dayRollups.associationId)),
    )
    .where(
      and(
        eq(dayRollups.distributorId, distributorId),
        eq(dayRollups.customerId, customerId),
        gte(dayRollups.day, firstDayOf(month)),
        lte(dayRollups.day, lastDayOf(month)),
        inArray(dayRollups.chargingMode, [...SETTLED_MODES]),
      ),
    )
    .groupBy(dayRollups.associationId, associations.startedAt)
    .orderBy(asc(associations.startedAt), asc(dayRollups.associationId));
}
