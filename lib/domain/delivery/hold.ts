import type { NonEmpty } from "../decision";
import type { Money } from "../money/money";

/** What of a delivery the decision compares: list cost as a whole and the accounts it bills. */
export type DeliveryShape = {
  readonly listed: Money;
  readonly accounts: readonly string[];
};

export type HoldReason =
  | { readonly code: "delivery.drops-account"; readonly accounts: readonly string[] }
  | { readonly code: "delivery.lowers-sum"; readonly former: Money; readonly next: Money };

// More than 5 % is more than a twentieth; multiplied out, so that nothing is rounded.
const SHRINK_PARTS = 20n;

/** Why a re-delivery waits for a person; null when it may replace the former one at once (G11). */
export function decideHold(former: DeliveryShape | null, next: DeliveryShape): NonEmpty<HoldReason> | null {
  if (former === null) return null;
  const billed = new Set(next.accounts);
  const dropped = former.accounts.filter((account) => !billed.has(account));
  const reasons: HoldReason[] = [];
  if (dropped.length > 0) reasons.push({ code: "delivery.drops-account", accounts: dropped });
  if (hasShrunk(former.listed, next.listed)) {
    reasons.push({ code: "delivery.lowers-sum", former: former.listed, next: next.listed });
  }
  const [first, ...rest] = reasons;
  return first === undefined ? null : [first, ...rest];
}

function hasShrunk(former: Money, next: Money): boolean {
  const size = former < 0n ? -former : former;
  return (former - next) * SHRINK_PARTS > size;
}
