import "server-only";
import type { ReservationView } from "@/lib/contracts/reservation";
import type { Permit } from "@/lib/domain/access/permit";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { findReservation, viewOf } from "./select-reservations";

/** Null: there is none, or it is of a customer who is not the actor's. */
export async function getReservation(
  { actor }: Permit<"purchase.reserve">,
  reservationId: string,
): Promise<ReservationView | null> {
  return inTenant(actor, async (tx) => {
    const found = await findReservation(tx, actor, reservationId);
    return found && viewOf(found, await instantOf(tx));
  });
}
