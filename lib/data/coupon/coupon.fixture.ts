import { eq } from "drizzle-orm";
import { couponSettlements, coupons, couponUses } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { addDays, type BillingDay, billingDayOf } from "@/lib/domain/calendar/billing-month";
import { money, permit, type World } from "../budget/governance.fixture";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { issueCoupon } from "./issue-coupon";
import { withdrawCoupon } from "./withdraw-coupon";

export const nowOf = ({ distributor }: World) => inTenant(distributor, instantOf);
export const todayOf = async (world: World) => billingDayOf(await nowOf(world));

type Wish = { readonly from?: BillingDay; readonly until?: BillingDay; readonly note?: string };

export async function issue(actor: Actor, world: World, customerId: string, amount: string, wish: Wish = {}) {
  const today = await todayOf(world);
  const { from = today, until = addDays(from, 30), note = null } = wish;
  return issueCoupon(permit(actor, "coupon.issue"), {
    customerId,
    amount: money(amount),
    validFrom: from,
    validUntil: until,
    note,
  });
}

/** The same by the distributor, which must go well: the coupon's id. */
export async function give(world: World, customerId: string, amount: string, wish: Wish = {}): Promise<string> {
  const answer = await issue(world.distributor, world, customerId, amount, wish);
  if (!answer.allowed) throw new Error(answer.reasons.map(({ code }) => code).join());
  return answer.couponId;
}

export const takeBack = (actor: Actor, couponId: string, reason = "Given by mistake") =>
  withdrawCoupon(permit(actor, "coupon.withdraw"), { couponId, reason });

/** What is stored of a customer's coupons, each list in the order it was written. */
export function storedOf({ distributor }: World, customerId: string) {
  return inTenant(distributor, async (tx) => ({
    remaining: Object.fromEntries(
      (await tx.select().from(coupons).where(eq(coupons.customerId, customerId))).map(({ id, remaining }) => [
        id,
        remaining,
      ]),
    ),
    uses: await tx.select().from(couponUses).where(eq(couponUses.customerId, customerId)).orderBy(couponUses.id),
    settlements: await tx
      .select()
      .from(couponSettlements)
      .where(eq(couponSettlements.customerId, customerId))
      .orderBy(couponSettlements.month),
  }));
}
