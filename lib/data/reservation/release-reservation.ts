import "server-only";
import type { Permit } from "@/lib/domain/access/permit";
import { decimalOf } from "@/lib/domain/money/money";
import { decideRelease } from "@/lib/domain/reservation/decide-reservation";
import { recordAudit } from "../audit";
import { lockAllCustomers } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { answerFreed, endReservation } from "./end-reservation";
import { meetLapsed } from "./meet-lapsed";
import type { ReservationAnswer } from "./reserve";
import { findReservation, viewOf } from "./select-reservations";

/** Frees what was set aside before its time. A suspended company may: it takes nothing (§14). */
export async function releaseReservation(
  { actor }: Permit<"purchase.reserve">,
  reservationId: string,
): Promise<ReservationAnswer> {
  return inTenant(actor, async (tx) => {
    const known = await findReservation(tx, actor, reservationId);
    const [customer] = known ? await lockAllCustomers(tx, actor, [known.customerId]) : [];
    const reservation = customer && (await findReservation(tx, actor, reservationId));
    if (!customer || !reservation) return { allowed: false, reasons: [{ code: "reservation.unknown" }] };
    const at = await instantOf(tx);
    const decision = decideRelease({ ...reservation, at });
    if (!decision.allowed) {
      await meetLapsed(tx, actor, { customer, reservation, at });
      return decision;
    }
    const changeId = newId();
    const row = await endReservation(tx, actor, reservation, { changeId, at, bought: null });
    const subject = { kind: "customer" as const, id: customer.id, name: customer.name };
    const after = { reservationId, amount: decimalOf(reservation.amount) };
    await recordAudit(tx, actor, [{ changeId, at, action: "reservation.released", subject, after }]);
    await answerFreed(tx, actor, { changeId, at }, [customer.id]);
    return { allowed: true, reservation: viewOf(row, at) };
  });
}
