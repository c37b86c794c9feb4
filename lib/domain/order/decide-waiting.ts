import type { CompanyKind } from "../access/actor";
import type { SuspendedReason } from "../access/suspension";
import { type Decision, type NonEmpty, refuse } from "../decision";
import type { Money } from "../money/money";
import { decidePurchase, type PurchaseFacts, type PurchaseReason } from "../purchase/eligibility";
import type { PurchaseOperation } from "../purchase/operation";
import type { OrderedMode } from "./decide-order";
import type { OrderInstants, OrderSource, OrderType } from "./status";

/** Orders that can be paid together. */
export const PAY_TOGETHER_MAX = 30;

/** Why an order does not wait any more, and where it stands. */
export type OverReason =
  | { readonly code: "order.unknown" }
  | { readonly code: "order.not-pending"; readonly status: "completed" | "cancelled"; readonly since: Date }
  | { readonly code: "order.lapsed"; readonly payBefore: Date };

export type PaymentReason =
  | OverReason
  | { readonly code: "order.account-unknown" }
  | { readonly code: "order.partner-changed" }
  | PurchaseReason;

export type CancelReason = OverReason | SuspendedReason | { readonly code: "order.not-prepared-by-you" };

export type PaymentFacts = {
  readonly order: OrderInstants;
  readonly type: OrderType;
  readonly mode: OrderedMode;
  /** As agreed when it was made, whatever the list says now. */
  readonly amount: Money;
  /** It was made in the association that stands now. */
  readonly isOfPresent: boolean;
  /** Its account is the customer's, or would be given to it. */
  readonly isAccountOwn: boolean;
  readonly purchase: Omit<PurchaseFacts, "operation" | "needed">;
  readonly at: Date;
};

/** Null: it waits. Past its deadline, to the millisecond, nobody pays or cancels it. */
function overOf({ payBefore, acceptedAt, cancelledAt }: OrderInstants, at: Date): OverReason | null {
  if (acceptedAt !== null) return { code: "order.not-pending", status: "completed", since: acceptedAt };
  if (cancelledAt !== null) return { code: "order.not-pending", status: "cancelled", since: cancelledAt };
  return payBefore <= at ? { code: "order.lapsed", payBefore } : null;
}

/** Paid now, or every reason why not. What waits no more has that reason alone (R-8.6, G16). */
export function decidePayment(facts: PaymentFacts): Decision<PaymentReason> {
  const over = overOf(facts.order, facts.at);
  if (over !== null) return refuse<PaymentReason>(over);
  const operation = operationOf(facts.type, facts.mode);
  const purchase = decidePurchase({ ...facts.purchase, operation, needed: facts.amount });
  const reasons: readonly PaymentReason[] = [
    ...(facts.isOfPresent ? [] : [{ code: "order.partner-changed" } as const]),
    ...(facts.isAccountOwn ? [] : [{ code: "order.account-unknown" } as const]),
    ...(purchase.allowed ? [] : purchase.reasons),
  ];
  return isNonEmpty(reasons) ? { allowed: false, reasons } : { allowed: true };
}

const isNonEmpty = <T>(list: readonly T[]): list is NonEmpty<T> => list.length > 0;

export type CancelFacts = {
  readonly order: OrderInstants;
  readonly by: CompanyKind;
  /** Whose people made it. */
  readonly madeBy: CompanyKind;
  readonly suspended: SuspendedReason | null;
  readonly at: Date;
};

/** Whether a partner made it itself: its people prepared it, or its shop sold it. */
export function isMadeBy(
  { source }: Pick<OrderInstants, "source">,
  by: CompanyKind,
  madeBy: CompanyKind,
  as: readonly OrderSource[] = ["partner", "shop"],
): boolean {
  return madeBy === by && as.includes(source);
}

/** A customer cancels what waits for it, a partner what it made itself; for good. */
export function decideCancelling({ order, by, madeBy, suspended, at }: CancelFacts): Decision<CancelReason> {
  if (suspended !== null) return refuse<CancelReason>(suspended);
  const isIts = by === "customer" || isMadeBy(order, by, madeBy);
  if (!isIts) return refuse<CancelReason>({ code: "order.not-prepared-by-you" });
  const over = overOf(order, at);
  return over === null ? { allowed: true } : refuse<CancelReason>(over);
}

/** What the purchase decision calls an order of that type. */
export function operationOf(type: OrderType, mode: OrderedMode): PurchaseOperation {
  switch (type) {
    case "subscription":
      return `buy-${mode}`;
    case "renewal":
      return "renew";
    case "change":
      return "change-yearly-monthly";
    case "to-yearly-monthly":
      return "switch-to-yearly-monthly";
    case "unsubscription":
      return "unsubscribe";
  }
}
