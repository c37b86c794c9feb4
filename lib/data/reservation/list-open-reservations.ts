import "server-only";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { ReservationView } from "@/lib/contracts/reservation";
import type { Permit } from "@/lib/domain/access/permit";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { openReservationsOf } from "./select-reservations";

/** What is set aside of a customer's budget now; nothing of another company's. */
export async function listOpenReservations(
  { actor }: Permit<"customer.read"> | Permit<"portal.read">,
  customerId: string,
): Promise<readonly ReservationView[]> {
  if (!isUuid(customerId)) return [];
  return inTenant(actor, async (tx) => openReservationsOf(tx, actor, customerId, await instantOf(tx)));
}
