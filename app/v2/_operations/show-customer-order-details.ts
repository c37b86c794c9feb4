import { decimalNumber, pageOf, utcText } from "@/lib/contracts/vendor/fields";
import { ShowCustomerOrderDetailsInput, ShowCustomerOrderDetailsOutput } from "@/lib/contracts/vendor/order";
import { getCurrency } from "@/lib/data/customer/get-currency";
import type { AddressedLine, AddressedOrder } from "@/lib/data/order/addressed-order";
import { getAddressedOrder } from "@/lib/data/order/get-addressed-order";
import { addressOf } from "../_plumbing/address";
import { knownOf, vendorError } from "../_plumbing/answer";
import { operation } from "../_plumbing/operation";
import { absentOfOrder, orderInfoOf } from "../_plumbing/order";

const PERIOD_TYPE = { month: 2, year: 3 } as const;

export const showCustomerOrderDetails = operation({
  name: "ShowCustomerOrderDetails",
  method: "GET",
  path: "/v2/orders/customer-orders/details/{order_id}",
  purpose: "one order with its lines",
  action: "order.read",
  input: ShowCustomerOrderDetailsInput,
  output: ShowCustomerOrderDetailsOutput,
  absent: {
    ...absentOfOrder("order_info"),
    "order_line_items[].amount_info": "coupons pay an order as a whole",
    "order_line_items[].category_code": "the catalogue has no categories",
    "order_line_items[].base_product_info": "no product is based on another",
  },
  run: async ({ permit, input }) => {
    const address = await addressOf(permit, input);
    if ("code" in address) return address;
    const order = await getAddressedOrder(permit, input.order_id.toLowerCase(), address);
    if (!order) return vendorError("CBC.99000055");
    const currency = await getCurrency(permit);
    const { offset, limit } = pageOf(input);
    const { by, acceptedAt, payBefore, lines } = order;
    return {
      body: {
        total_count: lines.length,
        order_info: {
          ...orderInfoOf(order, currency),
          user_name: by.name,
          ...knownOf({ pending_payment_end_time: acceptedAt === null ? utcText(payBefore) : null }),
        },
        order_line_items: lines.slice(offset, offset + limit).map((line) => lineItemOf(line, order, currency)),
      },
    };
  },
});

function lineItemOf(line: AddressedLine, { type }: AddressedOrder, currency: string) {
  const { serviceType, resourceType, effectiveAt, expiresAt, amount } = line;
  return {
    order_line_item_id: line.id,
    service_type_name: line.service,
    product_id: line.product,
    product_spec_desc: line.specification,
    period_type: PERIOD_TYPE[line.periodUnit],
    subscription_num: line.quantity,
    amount_after_discount: decimalNumber(amount),
    official_amount: decimalNumber(amount),
    currency,
    ...knownOf({
      service_type_code: serviceType,
      product_owner_service: serviceType,
      commercial_resource: resourceType,
      period_num: type === "unsubscription" ? null : line.periodCount * line.periods,
      effective_time: effectiveAt && utcText(effectiveAt),
      expire_time: expiresAt && utcText(expiresAt),
    }),
    order_id: line.orderId,
  };
}
