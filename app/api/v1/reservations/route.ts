import { ReservationRequest } from "@/lib/contracts/api/reservation";
import { reserve } from "@/lib/data/reservation/reserve";
import { problem } from "../_plumbing/answer";
import { customerNamed } from "../_plumbing/customer";
import { endpoint } from "../_plumbing/endpoint";
import { commandAnswer } from "../_plumbing/reservation";

export const POST = endpoint({
  action: "purchase.reserve",
  body: ReservationRequest,
  once: true,
  answer: async ({ permit, body }) => {
    const customerId = await customerNamed(permit, body.customerId);
    if (customerId === null) return problem("customer-not-found");
    return commandAnswer(permit, await reserve(permit, { ...body, customerId }), "customer-not-found");
  },
});
