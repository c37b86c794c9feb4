import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { reservations } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { type Money, toMoney, ZERO } from "@/lib/domain/money/money";
import { stampOf } from "../actor-stamp";
import { moveReserved, type ReservedMove } from "../charge/move-sums";
import { wakeRenewals } from "../order/wake-renewals";
import { answerUsage } from "../usage/answer-usage";
import type { StoredReservation } from "./select-reservations";

type Ending = {
  readonly changeId: string;
  readonly at: Date;
  /** What it became; null: released. */
  readonly bought: { readonly confirmed: Money; readonly accountId: string; readonly chargeId: string } | null;
};

/** Ends an open reservation and frees what it held; the customer must be locked. */
export async function endReservation(
  tx: Transaction,
  actor: Actor,
  reservation: StoredReservation,
  { changeId, at, bought }: Ending,
): Promise<StoredReservation> {
  const [row] = await tx
    .update(reservations)
    .set({
      state: bought ? "confirmed" : "released",
      endedAt: at,
      endedBy: stampOf(actor),
      endChangeId: changeId,
      ...bought,
    })
    .where(and(eq(reservations.distributorId, actor.distributorId), eq(reservations.id, reservation.id)))
    .returning();
  if (!row) throw new Error("a locked reservation is gone");
  await moveReserved(tx, actor, [freedBy(reservation)]);
  return row;
}

export function freedBy({ customerId, month, amount }: StoredReservation): ReservedMove {
  const made = toBillingMonth(month);
  if (made === null) throw new Error("a month column held no month");
  return { customerId, month: made, amount: toMoney(-amount) };
}

/** What freed money asks for: causes that a budget set meanwhile kept can be gone now (G6). */
export async function answerFreed(
  tx: Transaction,
  actor: Actor,
  when: { readonly changeId: string; readonly at: Date },
  customerIds: readonly string[],
): Promise<void> {
  const moves = [...new Set(customerIds)].sort().map((customerId) => ({ customerId, earlier: ZERO, running: ZERO }));
  await answerUsage(tx, actor, { ...when, moves });
  await wakeRenewals(tx, { distributorId: actor.distributorId, at: when.at }, customerIds);
}
