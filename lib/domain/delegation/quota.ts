import { type Money, maximum, minus, plus, toMoney, ZERO } from "../money/money";
import type { Delegation, QuotaKind } from "./authority";

/** Largest quota of a kind: far above any budget, below what the column holds. */
export const QUOTA_MAX = toMoney(1_000_000_000_000n * 10n ** 12n);
const CENT = 10n ** 10n;

/** Over 0, at most QUOTA_MAX, at most two decimals. */
export function isQuotaAmount(amount: bigint): boolean {
  return amount > 0n && amount <= QUOTA_MAX && amount % CENT === 0n;
}

/** A customer takes from its pool the greater of its budget and its usage in the period (G2). */
export function takeOf(amount: Money, used: Money): Money {
  return maximum(amount, used);
}

/** One kind's pool of one reseller. `used` of customers below zero counts as zero. */
export type Pool = {
  /** Null: this kind was not granted. */
  readonly quota: Money | null;
  /** Sum of what its customers' budgets of the kind take, spent parts that stay included (G2). */
  readonly taken: Money;
  /** Sum of those budgets alone. */
  readonly allocated: Money;
  readonly used: Money;
};

/** What may still be given out; zero when over-allocated or not granted. */
export function availableOf({ quota, taken }: Pick<Pool, "quota" | "taken">): Money {
  return quota === null ? ZERO : maximum(minus(quota, taken), ZERO);
}

/** By how much usage alone has outgrown the quota; no raise until it is zero again (G2). */
export function overAllocatedOf({ quota, taken }: Pick<Pool, "quota" | "taken">): Money {
  return quota === null ? ZERO : maximum(minus(taken, quota), ZERO);
}

/** Null: that kind was not granted. */
export function quotaOf(delegation: Delegation, kind: QuotaKind): Money | null {
  return kind === "monthly" ? delegation.monthlyQuota : delegation.oneTimeQuota;
}

/** What the quota asks of one setting: the pool of the new type without this customer. */
export type QuotaFacts = {
  /** Null: this kind was not granted. */
  readonly quota: Money | null;
  /** Taken by everyone else, and by this customer's spent parts that stay. */
  readonly others: Money;
};

export type QuotaSetting = {
  readonly quota: Money;
  /** The pool's sum after the setting. */
  readonly taken: Money;
};

/** The pool after a setting that takes `take` where `before` was taken; null when it takes no more than before (G2). */
export function raisedPool({ quota, others }: QuotaFacts, before: Money, take: Money): QuotaSetting | null {
  if (quota === null || take <= before) return null;
  return { quota, taken: plus(others, take) };
}
