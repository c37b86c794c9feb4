import { ReservationConfirmation } from "@/lib/contracts/api/reservation";
import { confirmReservation } from "@/lib/data/reservation/confirm-reservation";
import { endpoint } from "../../../_plumbing/endpoint";
import { commandAnswer } from "../../../_plumbing/reservation";

export const POST = endpoint({
  action: "purchase.reserve",
  body: ReservationConfirmation,
  once: true,
  answer: async ({ permit, params, body: { amount, ...bought } }) => {
    const input = { ...bought, reservationId: params["id"] ?? "", amount: amount ?? null };
    return commandAnswer(permit, await confirmReservation(permit, input), "reservation-not-found");
  },
});
