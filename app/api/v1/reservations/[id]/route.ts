import { getReservation } from "@/lib/data/reservation/get-reservation";
import { problem } from "../../_plumbing/answer";
import { endpoint } from "../../_plumbing/endpoint";
import { reservationAnswer } from "../../_plumbing/reservation";

export const GET = endpoint({
  action: "purchase.reserve",
  answer: async ({ permit, params }) => {
    const found = await getReservation(permit, params["id"] ?? "");
    return found ? reservationAnswer(permit, found) : problem("reservation-not-found");
  },
});
