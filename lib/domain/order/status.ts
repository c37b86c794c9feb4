import { DAY_MS } from "../calendar/billing-month";

/** What an order is for. */
export const ORDER_TYPES = ["subscription", "renewal", "change", "unsubscription", "to-yearly-monthly"] as const;
export type OrderType = (typeof ORDER_TYPES)[number];

/** Who made it: the customer, its partner for it to confirm, the partner's own shop, or an automatic renewal. */
export const ORDER_SOURCES = ["customer", "partner", "shop", "automatic"] as const;
export type OrderSource = (typeof ORDER_SOURCES)[number];

/** A line pays for a term, pays a change's difference, or gives back what is unused. */
export const LINE_KINDS = ["term", "difference", "refund"] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export const ORDER_STATUSES = ["pending-confirmation", "pending-payment", "completed", "cancelled"] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Days in which an order can be paid after it was made; later it is cancelled, for good. */
export const PAYMENT_DAYS = 7;

export type OrderInstants = {
  readonly source: OrderSource;
  readonly payBefore: Date;
  readonly acceptedAt: Date | null;
  readonly cancelledAt: Date | null;
};

/** Where an order stands at an instant. Nothing runs at its deadline: from that instant on it is cancelled. */
export function orderStatusOf({ source, payBefore, acceptedAt, cancelledAt }: OrderInstants, at: Date): OrderStatus {
  if (acceptedAt !== null) return "completed";
  if (cancelledAt !== null || payBefore <= at) return "cancelled";
  return source === "partner" ? "pending-confirmation" : "pending-payment";
}

/** Until when an order made at an instant can be paid. */
export function paymentDeadlineOf(createdAt: Date): Date {
  return new Date(createdAt.getTime() + PAYMENT_DAYS * DAY_MS);
}

/** What was made at that instant or before waits no more. */
export function oldestWaitingAt(at: Date): Date {
  return new Date(at.getTime() - PAYMENT_DAYS * DAY_MS);
}
