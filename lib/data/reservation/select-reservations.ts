import "server-only";
import { and, asc, eq, gt } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, reservations } from "@/db/schema";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { ReservationView } from "@/lib/contracts/reservation";
import type { Actor } from "@/lib/domain/access/actor";
import { stateAt } from "@/lib/domain/reservation/reservation";
import { customersOf, withinOwnTime } from "../scope";

export type StoredReservation = typeof reservations.$inferSelect;

const SHOWN_MAX = 100;

/** Null: there is none, or it was made of a customer who was not the actor's then; who left since may have paid (G9). */
export async function findReservation(tx: Transaction, actor: Actor, id: string): Promise<StoredReservation | null> {
  if (!isUuid(id)) return null;
  const ownTime = withinOwnTime(actor, { customerId: reservations.customerId, at: reservations.madeAt });
  const [found] = await tx
    .select()
    .from(reservations)
    .where(and(eq(reservations.distributorId, actor.distributorId), eq(reservations.id, id), ownTime));
  return found ?? null;
}

/** What is set aside of a customer's budget at `at`, what lapses first before. */
export async function openReservationsOf(
  tx: Transaction,
  actor: Actor,
  customerId: string,
  at: Date,
): Promise<readonly ReservationView[]> {
  const isOpen = and(eq(reservations.state, "open"), gt(reservations.lapsesAt, at));
  const rows = await tx
    .select({ reservation: reservations })
    .from(reservations)
    .innerJoin(
      customers,
      and(eq(customers.distributorId, reservations.distributorId), eq(customers.id, reservations.customerId)),
    )
    .where(
      and(
        eq(reservations.distributorId, actor.distributorId),
        eq(reservations.customerId, customerId),
        customersOf(actor),
        isOpen,
      ),
    )
    .orderBy(asc(reservations.lapsesAt), asc(reservations.id))
    .limit(SHOWN_MAX);
  return rows.map(({ reservation }) => viewOf(reservation, at));
}

export function viewOf(row: StoredReservation, at: Date): ReservationView {
  const { id, customerId, operation, amount, madeAt, lapsesAt, confirmed, accountId: account } = row;
  const state = stateAt(row, at);
  const endedAt = row.endedAt ?? (state === "lapsed" ? lapsesAt : null);
  return {
    id,
    customerId,
    operation,
    amount,
    state,
    madeBy: row.by.name,
    madeAt,
    lapsesAt,
    endedAt,
    confirmed,
    account,
  };
}
