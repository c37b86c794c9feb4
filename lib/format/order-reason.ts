import type { SuspendedReason } from "@/lib/domain/access/suspension";
import type { OrderOwnReason, OrderReason } from "@/lib/domain/order/decide-order";
import { purchaseTitleWords } from "./purchase-reason";
import { suspendedWords } from "./suspension-reason";
import { type ArgsByCode, noArgs, type Wording, worded } from "./wording";

type Listed = Exclude<OrderOwnReason, SuspendedReason>;

const ARGS: ArgsByCode<Listed> = {
  "order.offer-unknown": noArgs,
  "order.paid-by-use": noArgs,
  "order.not-offered": noArgs,
  "order.price-changed": ({ agreed, needed }) => ({ agreed, needed }),
  "order.account-unnamed": noArgs,
  "order.account-unknown": noArgs,
  "order.key-used": noArgs,
};

export function isOrderOwn(reason: OrderReason): reason is OrderOwnReason {
  return reason.code === "company.suspended" || reason.code in ARGS;
}

/** An order's own reason in words. */
export function orderOwnWords(reason: OrderOwnReason, currency: string): Wording {
  if (reason.code === "company.suspended") return suspendedWords(reason);
  // The table gives each code the function for its own reason.
  const argsOf = ARGS[reason.code] as (reason: Listed) => Wording["args"];
  return worded(reason.code.replace("order.", "order.reason."), { ...argsOf(reason), currency });
}

/** Why nothing was ordered, in a sentence each; the page beside it tells a purchase's reasons at length. */
export function orderReasonWords(reason: OrderReason, currency: string): Wording {
  return isOrderOwn(reason) ? orderOwnWords(reason, currency) : purchaseTitleWords(reason.code);
}
