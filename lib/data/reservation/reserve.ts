import "server-only";
import { reservations } from "@/db/schema";
import type { ReservationView, ReserveInput } from "@/lib/contracts/reservation";
import type { Permit } from "@/lib/domain/access/permit";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { decimalOf } from "@/lib/domain/money/money";
import { decideReservation, type ReservationReason } from "@/lib/domain/reservation/decide-reservation";
import { lapsesAtOf } from "@/lib/domain/reservation/reservation";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { moveReserved } from "../charge/move-sums";
import { suspendedReason } from "../company/suspensions";
import { lockGoverned } from "../delegation/lock-governed";
import { newId } from "../new-id";
import { loadPurchaseFactsIn } from "../purchase/load-purchase-facts";
import { purchaseFactsOf } from "../purchase/purchase-facts-of";
import { inTenant } from "../tenant";
import { viewOf } from "./select-reservations";

export type ReservationAnswer =
  | { readonly allowed: true; readonly reservation: ReservationView }
  | { readonly allowed: false; readonly reasons: readonly ReservationReason[] };

/**
 * Sets an amount of a customer's budget aside, or says every reason why not (G23). Decided under the customer's lock
 * on what every purchase decision reads, so that no two can have the same money.
 */
export async function reserve(
  { actor }: Permit<"purchase.reserve">,
  { customerId, operation, amount, seconds }: ReserveInput,
): Promise<ReservationAnswer> {
  return inTenant(actor, async (tx) => {
    const customer = await lockGoverned(tx, actor, customerId, "share");
    const found = customer && (await loadPurchaseFactsIn(tx, actor, customer.id));
    if (!customer || !found) return { allowed: false, reasons: [{ code: "reservation.unknown" }] };
    const suspended = await suspendedReason(tx, actor);
    const purchase = purchaseFactsOf(found, { operation, amount });
    const decision = decideReservation({ suspended, purchase, operation, amount, seconds });
    if (!decision.allowed) return decision;

    // The clock of the decision, which the database told after the locks.
    const { at } = found;
    const month = billingMonthOf(at);
    const [id, changeId, lapsesAt] = [newId(), newId(), lapsesAtOf(at, seconds)];
    const { distributorId } = actor;
    const [row] = await tx
      .insert(reservations)
      .values({
        distributorId,
        id,
        customerId: customer.id,
        month,
        operation,
        amount,
        state: "open",
        changeId,
        by: stampOf(actor),
        madeAt: at,
        lapsesAt,
      })
      .returning();
    if (!row) throw new Error("an insert gave no row");
    await moveReserved(tx, actor, [{ customerId: customer.id, month, amount }]);
    const subject = { kind: "customer" as const, id: customer.id, name: customer.name };
    const after = { reservationId: id, operation, amount: decimalOf(amount), lapsesAt };
    await recordAudit(tx, actor, [{ changeId, at, action: "reservation.made", subject, after }]);
    return { allowed: true, reservation: viewOf(row, at) };
  });
}
