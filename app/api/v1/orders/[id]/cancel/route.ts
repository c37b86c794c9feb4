import { isUuid } from "@/lib/contracts/is-uuid";
import { cancelOrder } from "@/lib/data/order/cancel-order";
import { problem } from "../../../_plumbing/answer";
import { endpoint } from "../../../_plumbing/endpoint";
import { waitingAnswer } from "../../../_plumbing/order";

export const POST = endpoint({
  action: "order.sell",
  once: true,
  answer: async ({ permit, params: { id = "" } }) =>
    isUuid(id) ? waitingAnswer(permit, id, await cancelOrder(permit, { orderId: id })) : problem("order-not-found"),
});
