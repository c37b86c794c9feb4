import { releaseReservation } from "@/lib/data/reservation/release-reservation";
import { endpoint } from "../../../_plumbing/endpoint";
import { commandAnswer } from "../../../_plumbing/reservation";

export const POST = endpoint({
  action: "purchase.reserve",
  once: true,
  answer: async ({ permit, params }) =>
    commandAnswer(permit, await releaseReservation(permit, params["id"] ?? ""), "reservation-not-found"),
});
