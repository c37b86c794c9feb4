import "server-only";
import { and, desc, eq, inArray, lte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { couponUses, orderLines } from "@/db/schema";
import type { CouponUseView } from "@/lib/contracts/coupon-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { withinOwnAssociations } from "../scope";

const SHOWN = 20;

export type CouponUses = { readonly newest: readonly CouponUseView[]; readonly count: number };

/** What these coupons, which are the actor's to read, paid in its own time with the customer; the newest of each. */
export async function listCouponUses(
  tx: Transaction,
  actor: Actor,
  couponIds: readonly string[],
): Promise<ReadonlyMap<string, CouponUses>> {
  if (couponIds.length === 0) return new Map();
  const ranked = tx.$with("ranked").as(
    tx
      .select({
        id: couponUses.id,
        couponId: couponUses.couponId,
        amount: couponUses.amount,
        at: couponUses.at,
        month: couponUses.month,
        orderId: couponUses.orderId,
        number:
          sql<number>`row_number() over (partition by ${couponUses.couponId} order by ${couponUses.at} desc, ${couponUses.id} desc)`.as(
            "number",
          ),
        count: sql<number>`count(*) over (partition by ${couponUses.couponId})`.mapWith(Number).as("count"),
      })
      .from(couponUses)
      .where(
        and(
          eq(couponUses.distributorId, actor.distributorId),
          inArray(couponUses.couponId, [...couponIds]),
          withinOwnAssociations(actor, couponUses.associationId),
        ),
      ),
  );
  const rows = await tx
    .with(ranked)
    .select({
      couponId: ranked.couponId,
      amount: ranked.amount,
      at: ranked.at,
      month: ranked.month,
      orderId: ranked.orderId,
      count: ranked.count,
      what: orderLines.specification,
    })
    .from(ranked)
    .leftJoin(
      orderLines,
      and(eq(orderLines.distributorId, actor.distributorId), eq(orderLines.orderId, ranked.orderId)),
    )
    .where(lte(ranked.number, SHOWN))
    .orderBy(desc(ranked.at), desc(ranked.id));
  const uses = new Map<string, { newest: CouponUseView[]; count: number }>();
  for (const { couponId, amount, at, month, orderId, count, what } of rows) {
    const of = uses.get(couponId) ?? { newest: [], count };
    const order = orderId === null ? null : { id: orderId, what: what ?? "" };
    of.newest.push({ amount, at, month: month as BillingMonth, order });
    uses.set(couponId, of);
  }
  return uses;
}
