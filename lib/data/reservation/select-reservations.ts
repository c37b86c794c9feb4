import "server-only";
import { and, asc, eq, gt, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, reservations } from "@/db/schema";
import type { ReservationView } from "@/lib/contracts/reservation";
import type { Actor } from "@/lib/domain/access/actor";
import { stateAt } from "@/lib/domain/reservation/reservation";
import { isCustomerId } from "../customer/is-customer-id";
import { customersOf } from "../scope";

export type StoredReservation = typeof reservations.$inferSelect;

const SHOWN_MAX = 100;

async function select(tx: Transaction, actor: Actor, which: SQL | undefined): Promise<readonly StoredReservation[]> {
  const rows = await tx
    .select({ reservation: reservations })
    .from(reservations)
    .innerJoin(
      customers,
      and(eq(customers.distributorId, reservations.distributorId), eq(customers.id, reservations.customerId)),
    )
    .where(and(eq(reservations.distributorId, actor.distributorId), customersOf(actor), which))
    .orderBy(asc(reservations.lapsesAt), asc(reservations.id))
    .limit(SHOWN_MAX);
  return rows.map(({ reservation }) => reservation);
}

/** Null: there is none, or it is of a customer who is not the actor's. */
export async function findReservation(tx: Transaction, actor: Actor, id: string): Promise<StoredReservation | null> {
  if (!isCustomerId(id)) return null;
  const [found] = await select(tx, actor, eq(reservations.id, id));
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
  const rows = await select(tx, actor, and(eq(reservations.customerId, customerId), isOpen));
  return rows.map((row) => viewOf(row, at));
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
