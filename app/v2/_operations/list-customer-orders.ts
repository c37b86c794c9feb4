import type { z } from "zod";
import { endOfSecond, pageOf } from "@/lib/contracts/vendor/fields";
import {
  ListCustomerOrdersInput,
  ListCustomerOrdersOutput,
  orderStatusAt,
  orderTypeAt,
} from "@/lib/contracts/vendor/order";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { listAddressedOrders } from "@/lib/data/order/list-addressed-orders";
import { addressOf } from "../_plumbing/address";
import { operation } from "../_plumbing/operation";
import { absentOfOrder, orderInfoOf } from "../_plumbing/order";

export const listCustomerOrders = operation({
  name: "ListCustomerOrders",
  method: "GET",
  path: "/v2/orders/customer-orders",
  purpose: "orders of the caller's customers, of a distributor's reseller's, or a customer's own",
  action: "order.read",
  input: ListCustomerOrdersInput,
  output: ListCustomerOrdersOutput,
  absent: {
    ...absentOfOrder("order_infos[]"),
    "order_infos[].enterprise_projects": "there are no enterprise projects",
    "order_infos[].agent_pay_info": "nobody pays for another",
  },
  run: async ({ permit, input }) => {
    const address = await addressOf(permit, input);
    if ("code" in address) return address;
    if (findsNone(input)) return { body: { total_count: 0, order_infos: [] } };
    const { status, order_type: type } = input;
    const wanted = {
      ...address,
      id: input.order_id?.toLowerCase(),
      customerId: input.customer_id?.toLowerCase(),
      createdFrom: input.create_time_begin,
      createdTo: endOfSecond(input.create_time_end),
      paidFrom: input.payment_time_begin,
      paidTo: endOfSecond(input.payment_time_end),
      serviceType: input.service_type_code,
      status: status && orderStatusAt(status),
      type: type && orderTypeAt(type),
      oldestFirst: input.order_by === "createTime",
    };
    const { orders, count } = await listAddressedOrders(permit, wanted, pageOf(input));
    const currency = await getCurrency(permit);
    return { body: { total_count: count, order_infos: orders.map((order) => orderInfoOf(order, currency)) } };
  },
});

/** What no order here can have. */
function findsNone({
  status,
  order_type: type,
  method,
  customer_id: customer,
}: z.output<typeof ListCustomerOrdersInput>) {
  return (
    (status !== undefined && orderStatusAt(status) === undefined) ||
    (type !== undefined && orderTypeAt(type) === undefined) ||
    (method === "sub_customer" && customer !== undefined)
  );
}
