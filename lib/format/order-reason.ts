import type { OrderOwnReason, OrderReason } from "@/lib/domain/order/decide-order";
import { mendingOf } from "@/lib/domain/question/question";
import { purchaseTitleWords } from "./purchase-reason";
import { type ArgsByCode, noArgs, type Wording, worded } from "./wording";

const ARGS: ArgsByCode<OrderOwnReason> = {
  "order.offer-unknown": noArgs,
  "order.paid-by-use": noArgs,
  "order.not-offered": noArgs,
  "order.price-changed": ({ agreed, needed }) => ({ agreed, needed }),
  "order.account-unnamed": noArgs,
  "order.account-unknown": noArgs,
  "order.key-used": noArgs,
};

export function isOrderOwn(reason: OrderReason): reason is OrderOwnReason {
  return reason.code in ARGS;
}

/** An order's own reason in the customer's words. */
export function orderOwnWords(reason: OrderOwnReason, currency: string): Wording {
  // The table gives each code the function for its own reason.
  const argsOf = ARGS[reason.code] as (reason: OrderOwnReason) => Wording["args"];
  return worded(reason.code.replace("order.", "order.reason."), { ...argsOf(reason), currency });
}

/** Where the customer changes itself what stands against its order: addresses with the keys of their words. */
export function orderWays(reason: OrderReason, offerId: string) {
  const page = `/portal/products/${offerId}`;
  switch (mendingOf(reason)) {
    case "account":
      return [{ href: "#account", label: "order.way.account" }];
    case "products":
      return [{ href: "/portal/products", label: "order.way.products" }];
    case "anew":
      return [{ href: page, label: "order.way.anew" }];
    case "partner":
      return [];
  }
}

/** Why nothing was ordered, in a sentence each; the page beside it tells a purchase's reasons at length. */
export function orderReasonWords(reason: OrderReason, currency: string): Wording {
  return isOrderOwn(reason) ? orderOwnWords(reason, currency) : purchaseTitleWords(reason.code);
}
