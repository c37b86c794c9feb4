import "server-only";
import { coupons } from "@/db/schema";
import type { IssueCouponInput } from "@/lib/contracts/coupon";
import type { Permit } from "@/lib/domain/access/permit";
import { validityOf } from "@/lib/domain/coupon/coupon";
import { type CouponReason, decideIssue } from "@/lib/domain/coupon/decide-coupon";
import { firstMonthOf } from "@/lib/domain/coupon/settlement";
import type { NonEmpty } from "@/lib/domain/decision";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { lockCustomer } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";

export type IssuedCoupon =
  | { readonly allowed: true; readonly couponId: string }
  | { readonly allowed: false; readonly reasons: NonEmpty<CouponReason> };

/** Gives a customer below the distributor an amount to pay with; its budget and what is decided stay as they are. */
export async function issueCoupon({ actor }: Permit<"coupon.issue">, input: IssueCouponInput): Promise<IssuedCoupon> {
  const { customerId, amount, validFrom: from, validUntil: until, note } = input;
  return writeFor(actor, async (tx): Promise<IssuedCoupon> => {
    const customer = await lockCustomer(tx, actor, customerId);
    const at = await instantOf(tx);
    const decision = decideIssue({ isKnown: customer !== null, amount, from, until, note, at });
    if (!decision.allowed) return decision;
    if (!customer) throw new Error("an unknown customer is refused");
    const validity = validityOf(from, until);
    const [couponId, changeId] = [newId(), newId()];
    await tx.insert(coupons).values({
      distributorId: actor.distributorId,
      id: couponId,
      customerId,
      amount,
      remaining: amount,
      ...validity,
      note,
      issuedAt: at,
      by: stampOf(actor),
      changeId,
      nextSettlement: firstMonthOf(validity),
    });
    await recordAudit(tx, actor, [
      {
        changeId,
        at,
        action: "coupon.issued",
        subject: { kind: "customer", id: customer.id, name: customer.name },
        after: { couponId, amount, from, until, note },
      },
    ]);
    return { allowed: true, couponId };
  });
}
