import { paySale } from "@/lib/data/order/pay-sale";
import { endpoint } from "../../../_plumbing/endpoint";
import { waitingAnswer } from "../../../_plumbing/order";

export const POST = endpoint({
  action: "order.sell",
  once: true,
  answer: async ({ permit, params: { id = "" } }) => waitingAnswer(permit, id, await paySale(permit, id)),
});
