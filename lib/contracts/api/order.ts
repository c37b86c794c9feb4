import { z } from "zod";
import { ORDERED_MODES } from "@/lib/domain/order/decide-order";
import { PERIODS_MAX, QUANTITY_MAX } from "@/lib/domain/order/quote";
import { ORDER_SOURCES, ORDER_STATUSES, ORDER_TYPES } from "@/lib/domain/order/status";
import { CustomerReference, DecimalInput, DecimalText, InstantText, text } from "./values";

const ORDERS_PAGE_MAX = 200;

const asked = {
  customerId: CustomerReference,
  offerId: z.uuid().meta({ description: "Of the price list: what is ordered, where and for which term." }),
  periods: z.int().min(1).max(PERIODS_MAX).default(1).meta({ description: "How many terms, one after the other." }),
  quantity: z.int().min(1).max(QUANTITY_MAX).default(1),
  account: text(500).optional().meta({
    description: "The customer's cloud account it is for; needed only where it has several.",
  }),
};

export const OrderRequest = z
  .strictObject({
    ...asked,
    amount: DecimalInput.meta({
      description: "What you showed the buyer, for all terms and units. If the price has moved, nothing is ordered.",
    }),
    pay: z.boolean().default(true).meta({
      description: "False: it is agreed and waits seven days to be paid; only then the budget is asked.",
    }),
  })
  .meta({ id: "OrderRequest" });

export const OrderQuestion = z
  .strictObject({
    ...asked,
    amount: DecimalInput.optional().meta({
      description: "What you mean to show the buyer; left out, it is not asked.",
    }),
  })
  .meta({ id: "OrderQuestion" });

const OrderReason = z.looseObject({ code: z.string() }).meta({ id: "OrderReason" });

export const OrderPreview = z
  .object({
    allowed: z.boolean(),
    reasons: z.array(OrderReason).meta({ description: "Every reason with its facts; empty when allowed." }),
    quote: z
      .object({
        price: DecimalText.meta({ description: "Of one term and unit, at list price." }),
        priceValidFrom: InstantText,
        amount: DecimalText.meta({ description: "For all terms and units: what an order must agree to." }),
        effectiveAt: InstantText,
        expiresAt: InstantText,
      })
      .nullable()
      .meta({ description: "Null: it cannot be ordered now." }),
    remaining: z
      .object({
        before: DecimalText,
        after: DecimalText.nullable().meta({ description: "Below zero when it does not fit; null without a quote." }),
      })
      .nullable()
      .meta({ description: "Of the budget, before and after; null: there is no budget." }),
    accounts: z.array(z.string()).meta({
      description: "The customer's cloud accounts; with several, an order names one. Without any it is given its own.",
    }),
    currency: z.string().meta({ example: "USD" }),
    asOf: InstantText,
  })
  .meta({ id: "OrderPreview" });

export const Order = z
  .object({
    id: z.uuid(),
    customerId: z.uuid(),
    type: z.enum(ORDER_TYPES),
    source: z.enum(ORDER_SOURCES).meta({ description: "shop: ordered by an API key." }),
    status: z.enum(ORDER_STATUSES),
    amount: DecimalText.meta({ description: "At list price, for all terms and units." }),
    currency: z.string().meta({ example: "USD" }),
    account: z.string(),
    orderedBy: z.string(),
    createdAt: InstantText,
    payBefore: InstantText.meta({ description: "Unpaid from then on, it is cancelled." }),
    acceptedAt: InstantText.nullable().meta({ description: "Accepted and paid; null: not." }),
    product: z.string(),
    service: z.string(),
    specification: z.string(),
    region: z.string(),
    mode: z.enum(ORDERED_MODES),
    period: z.object({ unit: z.enum(["month", "year"]), count: z.int() }).meta({ description: "One term." }),
    unit: z.string(),
    price: DecimalText.meta({ description: "Of one term and unit, as it was when ordered." }),
    priceValidFrom: InstantText,
    periods: z.int(),
    quantity: z.int(),
    effectiveAt: InstantText.nullable().meta({ description: "Null until it is paid." }),
    expiresAt: InstantText.nullable(),
  })
  .meta({ id: "Order" });

export const OrderPlaced = z
  .object({
    order: Order,
    repeated: z.boolean().meta({ description: "This Idempotency-Key had ordered it before; nothing happened now." }),
  })
  .meta({ id: "OrderPlaced" });

export const OrderFilter = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(ORDERS_PAGE_MAX)
    .default(50)
    .meta({ description: `1 to ${ORDERS_PAGE_MAX}.` }),
  cursor: z
    .string()
    .max(600)
    .optional()
    .meta({ description: "nextCursor of the page before; same filters, same sort." }),
  customer: CustomerReference.optional(),
  status: z.enum(ORDER_STATUSES).optional(),
  type: z.enum(ORDER_TYPES).optional(),
  mode: z.enum(ORDERED_MODES).optional(),
  from: z.iso.date().optional().meta({ description: "First day, GMT+08:00." }),
  to: z.iso.date().optional().meta({ description: "Last day, GMT+08:00." }),
});

export const OrderPage = z
  .object({
    items: z.array(Order),
    nextCursor: z.string().nullable().meta({ description: "Null on the last page." }),
  })
  .meta({ id: "OrderPage" });
