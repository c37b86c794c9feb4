import { getOrder } from "@/lib/data/order/get-order";
import { ok, problem } from "../../_plumbing/answer";
import { endpoint } from "../../_plumbing/endpoint";
import { orderOf } from "../../_plumbing/order";

export const GET = endpoint({
  action: "order.read",
  answer: async ({ permit, params }) => {
    const order = await getOrder(permit, params["id"] ?? "");
    return order ? ok(orderOf(order, order.currency)) : problem("order-not-found");
  },
});
