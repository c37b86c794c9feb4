import "server-only";
import { and, eq, gt, lte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { coupons, customers } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { CouponList } from "@/lib/contracts/coupon-view";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { EXPIRING_DAYS } from "@/lib/domain/coupon/coupon";
import { ZERO } from "@/lib/domain/money/money";
import { instantOf } from "../instant";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";

type Balance = Pick<CouponList, "available" | "expiring">;

/** What a customer's coupons can pay now; zero for another company's. */
export async function getCouponBalance({ actor }: Permit<"coupon.read">, customerId: string): Promise<Balance> {
  return inTenant(actor, async (tx) => couponBalanceIn(tx, actor, customerId, await instantOf(tx)));
}

/** The same within a transaction that reads on. */
export async function couponBalanceIn(tx: Transaction, actor: Actor, customerId: string, at: Date): Promise<Balance> {
  const none = { available: ZERO, expiring: ZERO };
  if (!isUuid(customerId)) return none;
  const soon = sql`${coupons.endsAt} <= ${at.toISOString()}::timestamptz + make_interval(days => ${EXPIRING_DAYS})`;
  const [row] = await tx
    .select({
      available: sql`coalesce(sum(${coupons.remaining}), 0)`.mapWith(moneyOfDriver),
      expiring: sql`coalesce(sum(${coupons.remaining}) filter (where ${soon}), 0)`.mapWith(moneyOfDriver),
    })
    .from(coupons)
    .innerJoin(customers, and(eq(customers.distributorId, coupons.distributorId), eq(customers.id, coupons.customerId)))
    .where(
      and(
        customersOf(actor),
        eq(customers.id, customerId),
        gt(coupons.remaining, sql`0`),
        lte(coupons.startsAt, at),
        gt(coupons.endsAt, at),
      ),
    );
  return row ?? none;
}
