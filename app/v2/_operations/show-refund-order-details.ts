import { decimalNumber, MEASURE_MAIN } from "@/lib/contracts/vendor/fields";
import { ShowRefundOrderDetailsInput, ShowRefundOrderDetailsOutput } from "@/lib/contracts/vendor/order";
import type { AddressedLine } from "@/lib/data/order/addressed-order";
import { getAddressedOrder } from "@/lib/data/order/get-addressed-order";
import { type Money, ZERO } from "@/lib/domain/money/money";
import { addressOf } from "../_plumbing/address";
import { knownOf, vendorError } from "../_plumbing/answer";
import { operation } from "../_plumbing/operation";

export const showRefundOrderDetails = operation({
  name: "ShowRefundOrderDetails",
  method: "GET",
  path: "/v2/orders/customer-orders/refund-orders",
  purpose: "what an order gives back, of which orders, and what of those is used up",
  action: "order.read",
  input: ShowRefundOrderDetailsInput,
  output: ShowRefundOrderDetailsOutput,
  absent: { "refund_infos[].resource_type_name": "the catalogue names services only" },
  run: async ({ permit, input }) => {
    const address = await addressOf(permit, input);
    if ("code" in address) return address;
    const order = await getAddressedOrder(permit, input.order_id.toLowerCase(), address);
    const named = input.customer_id?.toLowerCase() ?? order?.customer.id;
    if (!order || order.customer.id !== named) return vendorError("CBC.99000055");
    const infos = order.lines.flatMap((line) => recordsOf(line, order.customer.id));
    return { body: { total_count: infos.length, refund_infos: infos } };
  },
});

/** What a line gives back, and what was used up before, each where there is any. */
function recordsOf(line: AddressedLine, customerId: string) {
  const { id, amount, consumed, refundsLineId, baseOrderId, serviceType, resourceType, service, region } = line;
  if (refundsLineId === null || baseOrderId === null) return [];
  const recordOf = (recordId: string, of: Money) => ({
    id: recordId,
    amount: decimalNumber(of),
    measure_id: String(MEASURE_MAIN),
    customer_id: customerId,
    ...knownOf({ resource_type_code: resourceType, service_type_code: serviceType }),
    service_type_name: service,
    region_code: region,
    base_order_id: baseOrderId,
  });
  return [
    ...(amount === ZERO ? [] : [recordOf(id, amount)]),
    // The used part is of the line that paid for it.
    ...(consumed === null ? [] : [recordOf(refundsLineId, consumed)]),
  ];
}
