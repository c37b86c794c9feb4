import { OrderQuestion } from "@/lib/contracts/api/order";
import { previewSale } from "@/lib/data/order/preview-sale";
import { ok, problem } from "../../_plumbing/answer";
import { customerNamed } from "../../_plumbing/customer";
import { endpoint } from "../../_plumbing/endpoint";
import { previewOf } from "../../_plumbing/order";

export const POST = endpoint({
  action: "order.sell",
  body: OrderQuestion,
  answer: async ({ permit, body: { amount = null, account = null, ...asked } }) => {
    const customerId = await customerNamed(permit, asked.customerId);
    const preview = customerId && (await previewSale(permit, { ...asked, customerId, account, agreed: amount }));
    return preview ? ok(previewOf(preview)) : problem("customer-not-found");
  },
});
