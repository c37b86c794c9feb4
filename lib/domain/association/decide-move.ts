import { type Decision, decide, REASON_MAX, type Rule } from "../decision";
import type { Holder, QuotaKind } from "../delegation/authority";
import { type Money, maximum, minus, plus, ZERO } from "../money/money";

export type MoveReason =
  /** No such customer or reseller, or none of this distributor's. */
  | { readonly code: "association.customer-unknown" }
  | { readonly code: "association.reseller-unknown" }
  | { readonly code: "association.company-suspended"; readonly companies: readonly Holder[] }
  | { readonly code: "association.reseller-frozen" }
  | { readonly code: "association.already-there" }
  | {
      readonly code: "association.above-quota";
      readonly kind: QuotaKind;
      /** Null: the new reseller has no quota of that kind. */
      readonly quota: Money | null;
      readonly taken: Money;
      readonly take: Money;
      readonly shortfall: Money;
    }
  | { readonly code: "association.reason-missing" }
  | { readonly code: "association.text-too-long"; readonly length: number; readonly max: number };

export type MoveFacts = {
  /** The distributor, if it is frozen. */
  readonly suspended: readonly Holder[];
  /** Null: the distributor itself. */
  readonly from: string | null;
  readonly to: string | null;
  readonly isFrozenThere: boolean;
  /** What the customer takes of the new pool; null: it has no budget, or nobody was granted to set it there. */
  readonly pool: {
    readonly kind: QuotaKind;
    /** Null: this kind was not granted. */
    readonly quota: Money | null;
    /** Taken there by everyone else, spent parts that stay included. */
    readonly taken: Money;
    readonly take: Money;
  } | null;
  readonly reason: string;
};

/** By how much a pool is too small for what would come; zero when it fits. A kind not granted is a quota of nothing. */
export function shortfallOf({ quota, taken, take }: NonNullable<MoveFacts["pool"]>): Money {
  return maximum(minus(plus(taken, take), quota ?? ZERO), ZERO);
}

const RULES: readonly Rule<MoveFacts, MoveReason>[] = [
  ({ suspended }) => (suspended.length > 0 ? { code: "association.company-suspended", companies: suspended } : null),
  ({ isFrozenThere }) => (isFrozenThere ? { code: "association.reseller-frozen" } : null),
  ({ from, to }) => (from === to ? { code: "association.already-there" } : null),
  ({ pool }) => {
    const shortfall = pool === null ? ZERO : shortfallOf(pool);
    return pool !== null && shortfall > ZERO ? { code: "association.above-quota", ...pool, shortfall } : null;
  },
  ({ reason }) => (reason.trim() === "" ? { code: "association.reason-missing" } : null),
  ({ reason }) => {
    const { length } = Array.from(reason);
    return length > REASON_MAX ? { code: "association.text-too-long", length, max: REASON_MAX } : null;
  },
];

/** May the customer be given to this reseller, or to the distributor itself, in one step ("Moving"). */
export function decideMove(facts: MoveFacts): Decision<MoveReason> {
  return decide(RULES, facts);
}
