import "server-only";
import { and, eq, gt, lt, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { couponSettlements, coupons, couponUses, customers, distributors } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { MonthCoupons } from "@/lib/contracts/coupon-view";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { type BillingMonth, monthEndExclusive, monthStart } from "@/lib/domain/calendar/billing-month";
import { settledAtOf } from "@/lib/domain/coupon/settlement";
import { customersOf, withinOwnAssociations } from "../scope";
import { inTenant } from "../tenant";

/**
 * What coupons paid of a customer's month, in the actor's own time with it, and whether that holds its usage too; null:
 * no coupon was valid in the month, or the customer is not the actor's.
 */
export async function getMonthCoupons(
  { actor }: Permit<"coupon.read">,
  customerId: string,
  month: BillingMonth,
): Promise<MonthCoupons | null> {
  if (!isUuid(customerId)) return null;
  return inTenant(actor, async (tx) => {
    const { distributorId } = actor;
    const [row] = await tx
      .select({ day: distributors.couponSettlementDay, settledAt: couponSettlements.settledAt })
      .from(customers)
      .innerJoin(distributors, eq(distributors.distributorId, customers.distributorId))
      .leftJoin(
        couponSettlements,
        and(
          eq(couponSettlements.distributorId, customers.distributorId),
          eq(couponSettlements.customerId, customers.id),
          eq(couponSettlements.month, month),
        ),
      )
      .where(and(customersOf(actor), eq(customers.id, customerId)));
    if (!row) return null;
    const valid = and(
      eq(coupons.distributorId, distributorId),
      eq(coupons.customerId, customerId),
      lt(coupons.startsAt, monthEndExclusive(month)),
      gt(coupons.endsAt, monthStart(month)),
    );
    if ((await tx.$count(coupons, valid)) === 0) return null;
    return {
      sum: await sumOfUses(tx, actor, customerId, month),
      holds: row.settledAt === null ? "orders-only" : "settled",
      settlesAt: row.settledAt ?? settledAtOf(month, row.day),
    };
  });
}

async function sumOfUses(tx: Transaction, actor: Actor, customerId: string, month: BillingMonth) {
  const [row] = await tx
    .select({ sum: sql`coalesce(sum(${couponUses.amount}), 0)`.mapWith(moneyOfDriver) })
    .from(couponUses)
    .where(
      and(
        eq(couponUses.distributorId, actor.distributorId),
        eq(couponUses.customerId, customerId),
        eq(couponUses.month, month),
        withinOwnAssociations(actor, couponUses.associationId),
      ),
    );
  if (!row) throw new Error("a sum is one row");
  return row.sum;
}
