import { type Money, minus, sumOf, ZERO } from "../money/money";

export type Purse = {
  readonly id: string;
  readonly remaining: Money;
  readonly endsAt: Date;
};

export type Taken = { readonly couponId: string; readonly amount: Money };

/**
 * What each coupon pays of an amount: the one that ends soonest first, of one end the one with the lesser id, as far as
 * they reach. Which of them can pay at all is the caller's question.
 */
export function takeFromCoupons(coupons: readonly Purse[], amount: Money): readonly Taken[] {
  const taken: Taken[] = [];
  let open = amount;
  for (const { id, remaining } of coupons.toSorted(soonestFirst)) {
    if (open <= ZERO) break;
    if (remaining <= ZERO) continue;
    const part = remaining < open ? remaining : open;
    taken.push({ couponId: id, amount: part });
    open = minus(open, part);
  }
  return taken;
}

export function totalOf(taken: readonly Taken[]): Money {
  return sumOf(taken.map(({ amount }) => amount));
}

/** What is left of the purses after that was taken. */
export function leftAfter<P extends Purse>(coupons: readonly P[], taken: readonly Taken[]): readonly P[] {
  const parts = new Map(taken.map(({ couponId, amount }) => [couponId, amount]));
  return coupons.map((coupon) => ({ ...coupon, remaining: minus(coupon.remaining, parts.get(coupon.id) ?? ZERO) }));
}

/** Of usage, which corrections may take below zero, what coupons can pay. */
export function payable(usage: Money): Money {
  return usage > ZERO ? usage : ZERO;
}

function soonestFirst(left: Purse, right: Purse): number {
  const byEnd = left.endsAt.getTime() - right.endsAt.getTime();
  if (byEnd !== 0) return byEnd;
  return left.id < right.id ? -1 : Number(left.id > right.id);
}
