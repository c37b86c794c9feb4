import "server-only";
import type { DecisionItem } from "@/lib/contracts/purchase";
import { monthEndExclusive } from "@/lib/domain/calendar/billing-month";
import type { Holder } from "@/lib/domain/delegation/authority";
import { plus } from "@/lib/domain/money/money";
import type { PurchaseFacts } from "@/lib/domain/purchase/eligibility";
import { deletionDueAt, freezeLevelOf, isOpenAt } from "@/lib/domain/restriction/freeze";
import type { CustomerFacts } from "./load-purchase-facts";

/** What is decided on, a gone cause that lifts by itself already left out (G6). */
export function purchaseFactsOf(
  found: CustomerFacts,
  { operation, amount }: Omit<DecisionItem, "customerId">,
): PurchaseFacts {
  const { at, budget } = found;
  const lift = budget?.liftWhenRestored ?? false;
  const freezes = found.freezes.filter((cause) => isOpenAt(cause, lift, at));
  const blocks = found.blocks.filter((cause) => isOpenAt(cause, lift, at));
  const { deletionHeldSince } = found;
  const held = deletionHeldSince !== null;
  const due = freezes.map((cause) => deletionDueAt(cause, at, held)).filter((one) => one !== null);
  return {
    operation,
    needed: amount,
    suspended: suspendedOf(found),
    resellerStopped: found.resellerStopped,
    usedUpCredits: found.usedUpCredits,
    freezeOrigins: freezes.map(({ origin }) => origin),
    resourcesFrozen: freezeLevelOf(freezes) === "account-and-resources",
    deletionDueAt: due.toSorted((left, right) => left.getTime() - right.getTime())[0] ?? null,
    deletionHeldSince,
    blockOrigins: blocks.map(({ origin }) => origin),
    budget,
    used: plus(found.counted, found.reserved),
    restoresAt: restoresAtOf(found),
    authority: found.authority,
  };
}

function suspendedOf({ distributorState, resellerState }: CustomerFacts): readonly Holder[] {
  const suspended: Holder[] = [];
  if (distributorState !== "active") suspended.push("distributor");
  if (resellerState !== null && resellerState !== "active") suspended.push("reseller");
  return suspended;
}

/** When a monthly budget restores; null: never, or there is none. */
export function restoresAtOf({ budget, month }: CustomerFacts): Date | null {
  return budget?.type === "monthly" ? monthEndExclusive(month) : null;
}
