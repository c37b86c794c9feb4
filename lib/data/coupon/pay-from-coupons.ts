import "server-only";
import { and, asc, eq, gt, lte, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { associations, coupons, couponUses } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { type Taken, takeFromCoupons } from "@/lib/domain/coupon/take";
import type { Money } from "@/lib/domain/money/money";
import { newId } from "../new-id";

export type Payment = {
  readonly changeId: string;
  readonly at: Date;
  readonly customerId: string;
  /** Whose time it is; only coupons given in that time with the distributor pay it. A move ends no time. */
  readonly associationId: string;
  readonly month: BillingMonth;
  /** Null: usage of the month. */
  readonly orderId: string | null;
  readonly amount: Money;
};

/** That the customer had not left and come back before the coupon was given. */
const givenBeforeNextTime = sql`not exists (
  select 1 from associations later
  where later.distributor_id = ${associations.distributorId} and later.customer_id = ${associations.customerId}
    and later.counts_since > ${associations.countsSince} and later.counts_since <= ${coupons.issuedAt})`;

/**
 * Takes an amount from the coupons of a customer that are valid as `validity` says, as far as they reach. The customer
 * must be locked: its coupons are locked after it, and whoever else would take from them waits there.
 */
export async function payFromCoupons(
  tx: Transaction,
  { distributorId }: Actor,
  payment: Payment,
  validity: SQL | undefined,
): Promise<readonly Taken[]> {
  const { customerId, associationId, month, orderId, amount, at, changeId } = payment;
  const purses = await tx
    .select({ id: coupons.id, remaining: coupons.remaining, endsAt: coupons.endsAt })
    .from(coupons)
    .innerJoin(
      associations,
      and(
        eq(associations.distributorId, coupons.distributorId),
        eq(associations.customerId, coupons.customerId),
        eq(associations.id, associationId),
        lte(associations.countsSince, coupons.issuedAt),
        givenBeforeNextTime,
      ),
    )
    .where(
      and(
        eq(coupons.distributorId, distributorId),
        eq(coupons.customerId, customerId),
        gt(coupons.remaining, sql`0`),
        validity,
      ),
    )
    .orderBy(asc(coupons.id))
    .for("update", { of: coupons });
  const taken = takeFromCoupons(purses, amount);
  if (taken.length === 0) return taken;
  for (const { couponId, amount: part } of taken) {
    await tx
      .update(coupons)
      .set({ remaining: sql`${coupons.remaining} - ${sql.param(part, coupons.remaining)}` })
      .where(and(eq(coupons.distributorId, distributorId), eq(coupons.id, couponId)));
  }
  await tx.insert(couponUses).values(
    taken.map(({ couponId, amount: part }) => ({
      distributorId,
      id: newId(),
      couponId,
      customerId,
      associationId,
      month,
      orderId,
      amount: part,
      at,
      changeId,
    })),
  );
  return taken;
}
