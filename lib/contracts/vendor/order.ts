import { z } from "zod";
import { ORDER_STATUSES, type OrderStatus, type OrderType } from "@/lib/domain/order/status";
import { codeOf, DecimalNumber, filter, id, indirectPartnerId, inOrder, paging, text, utcTime } from "./fields";

const LIST_MAX = 100;
const TYPE_CODE_MAX = 64;

/** The vendor's codes for where an order stands; those of its approval and delivery have no order here. */
const STATUS_CODES = [1, 3, 4, 5, 6, 9] as const;
export const VENDOR_ORDER_STATUS: Readonly<Record<OrderStatus, number>> = {
  cancelled: 4,
  completed: 5,
  "pending-payment": 6,
  "pending-confirmation": 9,
};

/** And for what it is for; trials and adjustments of fees have no order here. */
const TYPE_CODES = [1, 2, 3, 4, 11, 13, 14, 15] as const;
export const VENDOR_ORDER_TYPE: Readonly<Record<OrderType, number>> = {
  subscription: 1,
  renewal: 2,
  change: 3,
  unsubscription: 4,
  "to-yearly-monthly": 11,
};

/** What a code means here; undefined: no order has it. */
export function orderStatusAt(code: number): OrderStatus | undefined {
  return ORDER_STATUSES.find((status) => VENDOR_ORDER_STATUS[status] === code);
}

export function orderTypeAt(code: number): OrderType | undefined {
  const types = Object.keys(VENDOR_ORDER_TYPE) as OrderType[];
  return types.find((type) => VENDOR_ORDER_TYPE[type] === code);
}

function withinYear(begin: Date | undefined, end: Date | undefined): boolean {
  if (begin === undefined || end === undefined) return true;
  const last = new Date(begin);
  last.setUTCFullYear(last.getUTCFullYear() + 1);
  return end <= last;
}

const findsNone = (what: string) => `${what} are none here and find none`;

export const ListCustomerOrdersInput = z
  .object({
    order_id: filter(id),
    customer_id: filter(id),
    create_time_begin: filter(utcTime).meta({ description: "with the end one year at most" }),
    create_time_end: filter(utcTime).meta({ description: "the whole second" }),
    service_type_code: filter(text(TYPE_CODE_MAX)).meta({ description: "of any of the order's lines" }),
    status: filter(codeOf(STATUS_CODES)).meta({ description: findsNone("1 and 3") }),
    order_type: filter(codeOf(TYPE_CODES)).meta({ description: findsNone("13, 14 and 15") }),
    order_by: filter(z.enum(["createTime", "-createTime"])).meta({ description: "-createTime unless said" }),
    payment_time_begin: filter(utcTime),
    payment_time_end: filter(utcTime).meta({ description: "the whole second" }),
    indirect_partner_id: indirectPartnerId.meta({
      description: "the reseller under whom the orders were placed; for distributors, others leave it out",
    }),
    method: filter(z.enum(["oneself", "sub_customer"])).meta({
      description: "counts with customer_id only; nobody pays for another here, so that sub_customer finds none",
    }),
    ...paging(LIST_MAX),
  })
  .refine((input) => inOrder(input.create_time_begin, input.create_time_end), {
    path: ["create_time_end"],
    error: "vendor.field.order",
  })
  .refine((input) => withinYear(input.create_time_begin, input.create_time_end), {
    path: ["create_time_end"],
    error: "vendor.field.year",
  })
  .refine((input) => inOrder(input.payment_time_begin, input.payment_time_end), {
    path: ["payment_time_end"],
    error: "vendor.field.order",
  });

const AmountInfo = z.object({
  coupon_amount: DecimalNumber.meta({ description: "what coupons pay of it" }),
  commission_amount: DecimalNumber.optional().meta({ description: "of unsubscriptions; always 0" }),
  consumed_amount: DecimalNumber.optional().meta({ description: "of unsubscriptions" }),
});

const CustomerOrder = z.object({
  order_id: z.string(),
  customer_id: z.string(),
  service_type_code: z.string().optional().meta({ description: "of its first line" }),
  service_type_name: z.string(),
  source_type: z.int().meta({
    description: "1 customer, 2 made by the distributor, 4 made by the reseller, 8 renewed automatically",
  }),
  status: z.int().meta({ description: "4, 5, 6 or 9" }),
  order_type: z.int().meta({ description: "1, 2, 3, 4 or 11" }),
  amount_after_discount: DecimalNumber.meta({ description: "equals official_amount" }),
  official_amount: DecimalNumber.meta({ description: "below 0: given back" }),
  measure_id: z.literal(1),
  create_time: z.string(),
  payment_time: z.string().optional(),
  currency: z.string(),
  amount_info: AmountInfo,
  sub_order_infos: z.array(z.never()).meta({ description: "orders are not combined; always empty" }),
});

export const ListCustomerOrdersOutput = z.object({ total_count: z.int(), order_infos: z.array(CustomerOrder) });

export const ShowCustomerOrderDetailsInput = z.object({
  order_id: id,
  indirect_partner_id: indirectPartnerId.meta({
    description: "the reseller under whom the order was placed; for distributors, others leave it out",
  }),
  ...paging(LIST_MAX),
});

const OrderLineItem = z.object({
  order_line_item_id: z.string(),
  service_type_code: z.string().optional(),
  service_type_name: z.string(),
  product_id: z.string().meta({ description: "the product's code in the catalogue" }),
  product_spec_desc: z.string(),
  period_type: z.int().meta({ description: "2 month, 3 year" }),
  period_num: z.int().optional().meta({ description: "absent from unsubscriptions" }),
  effective_time: z.string().optional().meta({ description: "absent until it is paid" }),
  expire_time: z.string().optional().meta({ description: "absent until it is paid" }),
  subscription_num: z.int(),
  amount_after_discount: DecimalNumber.meta({ description: "equals official_amount" }),
  official_amount: DecimalNumber.meta({ description: "below 0: given back" }),
  currency: z.string(),
  product_owner_service: z.string().optional(),
  commercial_resource: z.string().optional(),
  order_id: z.string(),
});

export const ShowCustomerOrderDetailsOutput = z.object({
  total_count: z.int().meta({ description: "of its lines" }),
  order_info: CustomerOrder.extend({
    user_name: z.string(),
    pending_payment_end_time: z.string().optional().meta({ description: "absent once it is paid" }),
  }),
  order_line_items: z.array(OrderLineItem),
});

export const ShowRefundOrderDetailsInput = z.object({
  order_id: id.meta({ description: "of an unsubscription or a change; others have nothing given back" }),
  customer_id: filter(id).meta({ description: "with another customer's the order is not found" }),
  indirect_partner_id: indirectPartnerId.meta({
    description: "the reseller under whom the order was placed; for distributors, others leave it out",
  }),
});

export const ShowRefundOrderDetailsOutput = z.object({
  total_count: z.int(),
  refund_infos: z.array(
    z.object({
      id: z.string(),
      amount: DecimalNumber.meta({ description: "below 0: given back; above: used up, of unsubscriptions only" }),
      measure_id: z.literal("1"),
      customer_id: z.string(),
      resource_type_code: z.string().optional().meta({ description: "absent where the catalogue knew none" }),
      service_type_code: z.string().optional().meta({ description: "absent where the catalogue knew none" }),
      service_type_name: z.string(),
      region_code: z.string(),
      base_order_id: z.string(),
    }),
  ),
});
