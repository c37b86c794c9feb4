import "server-only";
import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { coupons, customers } from "@/db/schema";
import type { CouponList, CouponView } from "@/lib/contracts/coupon-view";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { isExpiring, stateOf } from "@/lib/domain/coupon/coupon";
import { instantOf } from "../instant";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";
import { couponBalanceIn } from "./get-coupon-balance";
import { type CouponUses, listCouponUses } from "./list-coupon-uses";

const SHOWN = 100;

/** A customer's coupons as they stand now; nothing of another company's, and an account manager's customers only. */
export async function listCoupons({ actor }: Permit<"coupon.read">, customerId: string): Promise<CouponList> {
  return inTenant(actor, async (tx) => {
    const asOf = await instantOf(tx);
    const found = isUuid(customerId) ? await selectCoupons(tx, actor, customerId) : [];
    const shown = found.slice(0, SHOWN);
    const uses = await listCouponUses(
      tx,
      actor,
      shown.map(({ id }) => id),
    );
    return {
      asOf,
      ...(await couponBalanceIn(tx, actor, customerId, asOf)),
      coupons: shown.map((row) => viewOf(actor, row, uses.get(row.id), asOf)),
      isCut: found.length > SHOWN,
    };
  });
}

const sameCustomer = and(eq(customers.distributorId, coupons.distributorId), eq(customers.id, coupons.customerId));

async function selectCoupons(tx: Transaction, actor: Actor, customerId: string) {
  const rows = await tx
    .select({ coupon: coupons })
    .from(coupons)
    .innerJoin(customers, sameCustomer)
    .where(and(customersOf(actor), eq(customers.id, customerId)))
    .orderBy(desc(coupons.issuedAt), desc(coupons.id))
    .limit(SHOWN + 1);
  return rows.map(({ coupon }) => coupon);
}

type Row = typeof coupons.$inferSelect;

function viewOf({ company }: Actor, row: Row, uses: CouponUses | undefined, at: Date): CouponView {
  const { id, amount, remaining, startsAt, endsAt, note, issuedAt, by, nextSettlement } = row;
  const isPartner = company.kind !== "customer";
  const state = stateOf(row, at);
  return {
    id,
    amount,
    remaining,
    startsAt,
    endsAt,
    note,
    issuedAt,
    state,
    isExpiring: isExpiring(row, at),
    mayStillPay: state === "expired" && nextSettlement !== null ? toBillingMonth(nextSettlement) : null,
    by: isPartner ? by.name : null,
    withdrawn: withdrawnOf(row, isPartner),
    uses: uses?.newest ?? [],
    useCount: uses?.count ?? 0,
  };
}

function withdrawnOf({ withdrawn, withdrawnAt, withdrawnBy, withdrawReason }: Row, isPartner: boolean) {
  if (withdrawn === null || withdrawnAt === null) return null;
  return {
    amount: withdrawn,
    at: withdrawnAt,
    by: isPartner ? (withdrawnBy?.name ?? null) : null,
    reason: isPartner ? withdrawReason : null,
  };
}
