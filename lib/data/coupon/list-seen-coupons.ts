import "server-only";
import { and, desc, eq, gte, isNull, lte, type SQL, sql } from "drizzle-orm";
import { coupons, couponUses, customers } from "@/db/schema";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { OffsetPage } from "@/lib/contracts/page";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { type CouponState, stateOf } from "@/lib/domain/coupon/coupon";
import type { Money } from "@/lib/domain/money/money";
import { instantOf } from "../instant";
import { customersOf, withinOwnAssociations } from "../scope";
import { inTenant } from "../tenant";

/** How long what is over is still listed. */
const MONTHS_OVER = 12;

export type CouponsWanted = {
  readonly id?: string | undefined;
  /** That paid of this order. */
  readonly orderId?: string | undefined;
  readonly state?: CouponState | undefined;
  /** When they began to be valid, both inclusive; those that have not yet are none. */
  readonly activeFrom?: Date | undefined;
  readonly activeTo?: Date | undefined;
  /** Who gave them. */
  readonly issuerId?: string | undefined;
};

export type SeenCoupon = {
  readonly id: string;
  readonly customerId: string;
  readonly amount: Money;
  readonly remaining: Money;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Null: it was never valid. */
  readonly activeAt: Date | null;
  readonly note: string | null;
  readonly issuedAt: Date;
  readonly state: CouponState;
  /** In the actor's own time with the customer; null: none. */
  readonly lastUsedAt: Date | null;
  /** Null: not told to a reseller's customer, which knows its reseller alone. */
  readonly issuerId: string | null;
};

type Counted = { readonly coupons: readonly SeenCoupon[]; readonly count: number };

/**
 * Coupons of the actor's customers, or its own, the newest first, without what has been used up, over or taken back for a
 * year; pages by offset cost what they pass over.
 */
export async function listSeenCoupons(
  { actor }: Permit<"coupon.read">,
  wanted: CouponsWanted,
  { offset, limit }: OffsetPage,
): Promise<Counted> {
  if ([wanted.id, wanted.orderId].some((id) => id !== undefined && !isUuid(id))) return { coupons: [], count: 0 };
  const sameCustomer = and(eq(customers.distributorId, coupons.distributorId), eq(customers.id, coupons.customerId));
  return inTenant(actor, async (tx) => {
    const at = await instantOf(tx);
    const where = and(customersOf(actor), wantedOf(actor, wanted, at), isListedAt(at));
    const [counted] = await tx
      .select({ count: sql<number>`count(*)::int` })
      .from(coupons)
      .innerJoin(customers, sameCustomer)
      .where(where);
    const lastUsedAt = sql<Date | null>`(${lastUse(withinOwnAssociations(actor, couponUses.associationId))})`;
    const rows = await tx
      .select({
        coupon: coupons,
        resellerId: customers.resellerId,
        lastUsedAt: lastUsedAt.mapWith(couponUses.at),
      })
      .from(coupons)
      .innerJoin(customers, sameCustomer)
      .where(where)
      .orderBy(desc(coupons.issuedAt), desc(coupons.id))
      .limit(limit)
      .offset(offset);
    return { count: counted?.count ?? 0, coupons: rows.map((row) => seenOf(actor, row, at)) };
  });
}

type Row = {
  readonly coupon: typeof coupons.$inferSelect;
  readonly resellerId: string | null;
  readonly lastUsedAt: Date | null;
};

function seenOf({ company, distributorId }: Actor, { coupon, resellerId, lastUsedAt }: Row, at: Date): SeenCoupon {
  const { id, customerId, amount, remaining, startsAt, endsAt, note, issuedAt, withdrawnAt } = coupon;
  const wasValid = startsAt <= at && (withdrawnAt === null || withdrawnAt >= startsAt);
  return {
    id,
    customerId,
    amount,
    remaining,
    startsAt,
    endsAt,
    activeAt: wasValid ? later(startsAt, issuedAt) : null,
    note,
    issuedAt,
    state: stateOf(coupon, at),
    lastUsedAt,
    issuerId: company.kind === "customer" && resellerId !== null ? null : distributorId,
  };
}

// A coupon of today is valid from the day's start, which is before it was given.
function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}

/** To the second, as it is told. */
const ACTIVE = sql`date_trunc('second', greatest(${coupons.startsAt}, ${coupons.issuedAt}))`;

function wantedOf(actor: Actor, wanted: CouponsWanted, at: Date): SQL | undefined {
  const { id, orderId, state, activeFrom, activeTo, issuerId } = wanted;
  const asksActive = activeFrom !== undefined || activeTo !== undefined;
  return and(
    id === undefined ? undefined : eq(coupons.id, id),
    orderId === undefined ? undefined : paidOf(actor, orderId),
    state === undefined ? undefined : sql`${stateAt(at)} = ${state}`,
    asksActive
      ? sql`${coupons.startsAt} <= ${instant(at)} and coalesce(${coupons.withdrawnAt} >= ${coupons.startsAt}, true)`
      : undefined,
    activeFrom && gte(ACTIVE, instant(activeFrom)),
    activeTo && lte(ACTIVE, instant(activeTo)),
    issuerId === undefined ? undefined : givenBy(actor, issuerId),
  );
}

function givenBy({ company, distributorId }: Actor, issuerId: string): SQL | undefined {
  if (issuerId !== distributorId) return sql`false`;
  return company.kind === "customer" ? isNull(customers.resellerId) : undefined;
}

const ofCoupon = and(eq(couponUses.distributorId, coupons.distributorId), eq(couponUses.couponId, coupons.id));

/** In the actor's own time with the customer, so that another's orders cannot be tried for. */
function paidOf(actor: Actor, orderId: string): SQL {
  const own = withinOwnAssociations(actor, couponUses.associationId);
  return sql`exists (select 1 from ${couponUses} where ${and(ofCoupon, own, eq(couponUses.orderId, orderId))})`;
}

function lastUse(own: SQL | undefined): SQL {
  return sql`select max(${couponUses.at}) from ${couponUses} where ${and(ofCoupon, own)}`;
}

const instant = (at: Date) => sql`${at.toISOString()}::timestamptz`;

/** `stateOf`, as the database reads it. */
function stateAt(at: Date): SQL {
  return sql`case when ${coupons.withdrawnAt} is not null then 'withdrawn' when ${coupons.remaining} <= 0 then 'used-up'
    when ${instant(at)} < ${coupons.startsAt} then 'not-yet-valid' when ${instant(at)} < ${coupons.endsAt} then 'valid'
    else 'expired' end`;
}

function isListedAt(at: Date): SQL {
  const since = sql`(case when ${coupons.withdrawnAt} is not null then ${coupons.withdrawnAt}
    when ${coupons.remaining} <= 0 then (${lastUse(undefined)}) else ${coupons.endsAt} end)`;
  return sql`${since} >= ${instant(at)} - make_interval(months => ${MONTHS_OVER})`;
}
