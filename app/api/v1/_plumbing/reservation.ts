import type { z } from "zod";
import type { Reservation } from "@/lib/contracts/api/reservation";
import type { ReservationView } from "@/lib/contracts/reservation";
import { getCurrency } from "@/lib/data/customer/get-currency";
import type { ReservationAnswer } from "@/lib/data/reservation/reserve";
import type { Permit } from "@/lib/domain/access/permit";
import { decimalOf } from "@/lib/domain/money/money";
import { type ApiAnswer, ok, problem } from "./answer";
import { wireOf } from "./facts";

/** The reservation as the API shows it. */
export async function reservationAnswer(
  permit: Permit<"purchase.reserve">,
  reservation: ReservationView,
): Promise<ApiAnswer> {
  const { id, customerId, operation, amount, state, madeAt, lapsesAt, endedAt, confirmed, account } = reservation;
  const body: z.infer<typeof Reservation> = {
    id,
    customerId,
    operation,
    amount: decimalOf(amount),
    currency: await getCurrency(permit),
    state,
    madeAt: madeAt.toISOString(),
    lapsesAt: lapsesAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    confirmed: confirmed && decimalOf(confirmed),
    account,
  };
  return ok(body);
}

/** What a command on a reservation answers; `unknown` is what is not the key's own. */
export async function commandAnswer(
  permit: Permit<"purchase.reserve">,
  answer: ReservationAnswer,
  unknown: "customer-not-found" | "reservation-not-found",
): Promise<ApiAnswer> {
  if (answer.allowed) return reservationAnswer(permit, answer.reservation);
  if (answer.reasons.some(({ code }) => code === "reservation.unknown")) return problem(unknown);
  return problem("refused", { reasons: answer.reasons.map(wireOf) });
}
