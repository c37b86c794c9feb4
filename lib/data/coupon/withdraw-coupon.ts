import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { coupons } from "@/db/schema";
import type { WithdrawCouponInput } from "@/lib/contracts/coupon";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { type CouponReason, decideWithdrawal } from "@/lib/domain/coupon/decide-coupon";
import type { Decision } from "@/lib/domain/decision";
import { ZERO } from "@/lib/domain/money/money";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { lockCustomer } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";

/** Takes back what is left of a coupon; what it paid stays paid. */
export async function withdrawCoupon(
  { actor }: Permit<"coupon.withdraw">,
  { couponId, reason }: WithdrawCouponInput,
): Promise<Decision<CouponReason>> {
  return writeFor(actor, async (tx): Promise<Decision<CouponReason>> => {
    const customer = await lockCustomerOf(tx, actor, couponId);
    const coupon = customer && (await lockCoupon(tx, actor, couponId));
    const at = await instantOf(tx);
    const decision = decideWithdrawal({
      isKnown: coupon !== null,
      reason,
      isWithdrawn: coupon !== null && coupon.withdrawnAt !== null,
      remaining: coupon?.remaining ?? ZERO,
      isOver: coupon !== null && coupon.nextSettlement === null && coupon.endsAt <= at,
    });
    if (!decision.allowed) return decision;
    if (!customer || !coupon) throw new Error("an unknown coupon is refused");
    const changeId = newId();
    await tx
      .update(coupons)
      .set({
        remaining: ZERO,
        withdrawn: coupon.remaining,
        withdrawnAt: at,
        withdrawnBy: stampOf(actor),
        withdrawReason: reason,
        withdrawChangeId: changeId,
      })
      .where(keyOf(actor, couponId));
    await recordAudit(tx, actor, [
      {
        changeId,
        at,
        action: "coupon.withdrawn",
        subject: { kind: "customer", id: customer.id, name: customer.name },
        before: { couponId, remaining: coupon.remaining },
        after: { couponId, remaining: ZERO },
        reason,
      },
    ]);
    return decision;
  });
}

const keyOf = ({ distributorId }: Actor, couponId: string) =>
  and(eq(coupons.distributorId, distributorId), eq(coupons.id, couponId));

/** The coupon's customer, locked before the coupon; null: there is no such coupon, or it is of nobody of the actor's. */
async function lockCustomerOf(tx: Transaction, actor: Actor, couponId: string) {
  const [known] = await tx.select({ customerId: coupons.customerId }).from(coupons).where(keyOf(actor, couponId));
  return known ? lockCustomer(tx, actor, known.customerId) : null;
}

async function lockCoupon(tx: Transaction, actor: Actor, couponId: string) {
  const [coupon] = await tx.select().from(coupons).where(keyOf(actor, couponId)).for("update");
  return coupon ?? null;
}
