import { hasReached } from "../budget/threshold";
import type { Money } from "../money/money";
import type { FreezeLevel } from "../restriction/freeze";

/** In the order in which the first that holds wins. */
export const EFFECTIVE_STATUSES = [
  "partner-suspended",
  "frozen-with-resources",
  "frozen",
  "no-budget",
  "used-up",
  "at-90",
  "at-75",
  "normal",
] as const;
export type EffectiveStatus = (typeof EFFECTIVE_STATUSES)[number];

export type StandingFacts = {
  readonly partnerSuspended: boolean;
  /** By stored causes; null: none is open. */
  readonly freezeLevel: FreezeLevel | null;
  /** Null: no budget. */
  readonly amount: Money | null;
  /** Counted and reserved, of the budget's period. */
  readonly used: Money;
};

/** The one fact a list shows of a customer's state; the first that holds wins. */
export function effectiveStatusOf({ partnerSuspended, freezeLevel, amount, used }: StandingFacts): EffectiveStatus {
  if (partnerSuspended) return "partner-suspended";
  if (freezeLevel !== null) return freezeLevel === "account" ? "frozen" : "frozen-with-resources";
  if (amount === null) return "no-budget";
  if (hasReached(used, amount, 100)) return "used-up";
  if (hasReached(used, amount, 90)) return "at-90";
  return hasReached(used, amount, 75) ? "at-75" : "normal";
}
