import { billingMonthOf, monthEndExclusive, monthStart } from "../calendar/billing-month";
import type { Holder } from "../delegation/authority";
import { type Money, minus, plus } from "../money/money";

/** Where a record comes from: typed in by a person, or out of a file. */
export const CREDIT_SOURCES = ["recorded", "imported"] as const;
export type CreditSource = (typeof CREDIT_SOURCES)[number];

export type CreditFigures = {
  /** How much may be owed at once. */
  readonly quota: Money;
  readonly balance: Money;
  readonly coupons: Money;
  readonly due: Money;
  /** Consumed and not billed yet, an estimate of whom it is owed to. */
  readonly unbilled: Money;
};

/** How a credit stood at an instant. */
export type CreditStanding = CreditFigures & { readonly asOf: Date };

export const CREDIT_FIGURES = [
  "quota",
  "balance",
  "coupons",
  "due",
  "unbilled",
] as const satisfies readonly (keyof CreditFigures)[];

export function usedOf({ due, unbilled, balance, coupons }: Omit<CreditFigures, "quota">): Money {
  return minus(plus(due, unbilled), plus(balance, coupons));
}

/** What may still be owed; below zero when more is. */
export function leftOf(figures: CreditFigures): Money {
  return minus(figures.quota, usedOf(figures));
}

export function isUsedUp(figures: CreditFigures): boolean {
  return usedOf(figures) >= figures.quota;
}

export function isSame(one: CreditStanding, other: CreditStanding): boolean {
  return one.asOf.getTime() === other.asOf.getTime() && CREDIT_FIGURES.every((figure) => one[figure] === other[figure]);
}

/** Companies that heed their credit and whose newest record says it is used up; the higher one first. */
export type UsedUpCredits = readonly Holder[];

export type CreditPace = {
  /** Of the quota, in percent; null where there is no quota to share. */
  readonly usedPercent: number | null;
  /** Of the month of the record, over at its instant, in percent. */
  readonly monthPercent: number;
  /** Where the straight line reaches the quota within that month; null: not within it, or reached already. */
  readonly usedUpAt: Date | null;
};

/** How fast the credit is used, by a straight line from nothing at the beginning of the record's month. */
export function paceOf(standing: CreditStanding): CreditPace {
  const month = billingMonthOf(standing.asOf);
  const [begin, end] = [monthStart(month).getTime(), monthEndExclusive(month).getTime()];
  const gone = standing.asOf.getTime() - begin;
  const used = usedOf(standing);
  return {
    usedPercent: standing.quota > 0n ? Number((used * 1000n) / standing.quota) / 10 : null,
    monthPercent: Math.floor((gone * 1000) / (end - begin)) / 10,
    usedUpAt: used > 0n && used < standing.quota ? within(begin + reachedAfter(standing.quota, used, gone), end) : null,
  };
}

// Whole milliseconds, rounded up: at that instant the line has reached it.
function reachedAfter(quota: Money, used: Money, gone: number): number {
  const after = (BigInt(gone) * quota + used - 1n) / used;
  return after > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(after);
}

function within(at: number, end: number): Date | null {
  return at < end ? new Date(at) : null;
}
