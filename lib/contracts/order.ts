import { z } from "zod";
import { toBillingDay } from "@/lib/domain/calendar/billing-month";
import { ORDERED_MODES } from "@/lib/domain/order/decide-order";
import { PAY_TOGETHER_MAX } from "@/lib/domain/order/decide-waiting";
import { PERIODS_MAX, QUANTITY_MAX } from "@/lib/domain/order/quote";
import { ORDER_STATUSES, ORDER_TYPES } from "@/lib/domain/order/status";
import { maybe, NO_ZERO_BYTE, optionalText } from "./fields";
import { purchaseAmount } from "./purchase";

/** A whole number as typed, from 1 to that. */
export const wholeUpTo = (max: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, "order.not-whole")
    .transform(Number)
    .refine((count) => count >= 1 && count <= max, "order.out-of-range");
const periods = wholeUpTo(PERIODS_MAX);
const quantity = wholeUpTo(QUANTITY_MAX);
const account = z.string().min(1).max(500).regex(NO_ZERO_BYTE);

/** Names an order among the customer's; sent again, it is the same order. */
export const orderKey = z.string().min(1).max(100).regex(NO_ZERO_BYTE);

/** How much is asked for, from a page's address. */
export const AskedInput = z.object({ periods, quantity });

export const PlaceOrderInput = z.object({
  offerId: z.uuid(),
  periods,
  quantity,
  /** Absent: the customer's only one, or an own one. */
  account: account.nullish().transform((given) => given ?? null),
  /** The amount the customer was shown. */
  agreed: purchaseAmount,
  key: orderKey,
});
export type PlaceOrderInput = z.infer<typeof PlaceOrderInput>;

/** What a partner's shop sold to a customer; `pay`: at once. */
export type SellOrderInput = PlaceOrderInput & { readonly customerId: string; readonly pay: boolean };

/** What a partner prepares for a customer to confirm. */
export const PrepareOrderInput = PlaceOrderInput.extend({ customerId: z.uuid(), note: optionalText });
export type PrepareOrderInput = z.infer<typeof PrepareOrderInput>;

/** Each once, as given. */
export const PayOrdersInput = z.object({
  orderIds: z.preprocess(
    (given) => (Array.isArray(given) ? [...new Set(given)] : given),
    z.array(z.uuid()).min(1, "order.none-chosen").max(PAY_TOGETHER_MAX, "order.too-many-chosen"),
  ),
});
export type PayOrdersInput = z.infer<typeof PayOrdersInput>;

export const CancelOrderInput = z.object({ orderId: z.uuid() });
export type CancelOrderInput = z.infer<typeof CancelOrderInput>;

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform((text, context) => {
    const found = toBillingDay(text);
    if (found !== null) return found;
    context.addIssue({ code: "custom", message: "order.no-day" });
    return z.NEVER;
  });

/** Whose orders: those of the distributor's own customers, or of its resellers' (R-8.2). */
export const ORDER_TABS = ["customers", "resellers"] as const;

/** The address of a list of orders; what is not understood is left out rather than refused. */
export const OrderListQuery = z.object({
  /** Null: all that the reader may read. */
  tab: maybe(z.enum(ORDER_TABS)),
  /** Part of the customer's name or the specification, or the order's id. */
  q: maybe(z.string().trim().min(1).max(100).regex(NO_ZERO_BYTE)),
  customer: maybe(z.uuid()),
  status: maybe(z.enum(ORDER_STATUSES)),
  type: maybe(z.enum(ORDER_TYPES)),
  service: maybe(z.string().min(1).max(200).regex(NO_ZERO_BYTE)),
  mode: maybe(z.enum(ORDERED_MODES)),
  /** First and last day on which it was ordered, GMT+08:00. */
  from: maybe(day),
  to: maybe(day),
  /** By when it was made; the newest first unless said. */
  order: maybe(z.enum(["up", "down"])),
  after: maybe(z.string().max(600)),
  before: maybe(z.string().max(600)),
});
export type OrderListQuery = z.infer<typeof OrderListQuery>;
