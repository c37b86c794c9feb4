import { problem } from "../../_plumbing/answer";
import { customerAnswer, customerNamed } from "../../_plumbing/customer";
import { endpoint } from "../../_plumbing/endpoint";

export const GET = endpoint({
  action: "customer.read",
  answer: async ({ permit, params }) => {
    const customerId = await customerNamed(permit, params["id"]);
    return customerId === null ? problem("customer-not-found") : customerAnswer(permit, customerId);
  },
});
