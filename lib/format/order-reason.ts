import type { OrderOwnReason, OrderReason } from "@/lib/domain/order/decide-order";
import type { KeptReason } from "@/lib/domain/order/decide-unpaid";
import type { CancelReason, PaymentReason } from "@/lib/domain/order/decide-waiting";
import { purchaseTitleWords } from "./purchase-reason";
import { suspendedWords } from "./suspension-reason";
import { type ArgsByCode, noArgs, type Wording, worded } from "./wording";

/** Whatever placing, keeping, paying or cancelling an order answers. */
export type AnyOrderReason = OrderReason | KeptReason | PaymentReason | CancelReason;
/** What an order answers by itself: neither its purchase nor the company that acts. */
export type OwnReason = Extract<AnyOrderReason, { readonly code: `order.${string}` }>;

const ARGS: ArgsByCode<OwnReason> = {
  "order.offer-unknown": noArgs,
  "order.paid-by-use": noArgs,
  "order.not-offered": noArgs,
  "order.price-changed": ({ agreed, needed }) => ({ agreed, needed }),
  "order.account-unnamed": noArgs,
  "order.account-unknown": noArgs,
  "order.key-used": noArgs,
  "order.too-many-unpaid": ({ max }) => ({ max }),
  "order.customer-unknown": noArgs,
  "order.resellers-customer": noArgs,
  "order.note-too-long": ({ length, max }) => ({ length, max }),
  "order.unknown": noArgs,
  "order.not-pending": ({ status, since }) => ({ status, since }),
  "order.lapsed": ({ payBefore }) => ({ payBefore }),
  "order.partner-changed": noArgs,
  "order.not-prepared-by-you": noArgs,
};

export function isOrderOwn(reason: OrderReason): reason is OrderOwnReason {
  return isOwn(reason);
}

function isOwn(reason: AnyOrderReason): reason is OwnReason {
  return reason.code in ARGS;
}

/** An order's own reason in the customer's words. */
export function orderOwnWords(reason: OwnReason, currency: string): Wording {
  // The table gives each code the function for its own reason.
  const argsOf = ARGS[reason.code] as (reason: OwnReason) => Wording["args"];
  return worded(reason.code.replace("order.", "order.reason."), { ...argsOf(reason), currency });
}

/** Why nothing was done, in a sentence each; the page beside it tells a purchase's reasons at length. */
export function orderReasonWords(reason: AnyOrderReason, currency: string): Wording {
  if (isOwn(reason)) return orderOwnWords(reason, currency);
  return reason.code === "company.suspended" ? suspendedWords(reason) : purchaseTitleWords(reason.code);
}
