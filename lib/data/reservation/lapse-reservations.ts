import "server-only";
import { and, asc, eq, inArray, lte } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { reservations } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { decimalOf } from "@/lib/domain/money/money";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { moveReserved } from "../charge/move-sums";
import { type LockedCustomer, lockAllCustomers } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { findDistributor, systemActor } from "../system-actor";
import { inTenant } from "../tenant";
import { answerFreed, freedBy } from "./end-reservation";

const BATCH = 200;

/** Frees what lapsed, for a job; no decision waits for it. Returns of how many customers. */
export async function lapseReservations(distributorId: string): Promise<number> {
  let total = 0;
  for (;;) {
    const met = await inTenant({ distributorId }, (tx) => lapseSome(tx, distributorId));
    total += met;
    if (met < BATCH) return total;
  }
}

async function lapseSome(tx: Transaction, distributorId: string): Promise<number> {
  const distributor = await findDistributor(tx, distributorId);
  if (!distributor) return 0;
  const due = await tx
    .selectDistinct({ id: reservations.customerId })
    .from(reservations)
    .where(dueAt(distributorId, await instantOf(tx)))
    .orderBy(asc(reservations.customerId))
    .limit(BATCH);
  const system = systemActor(distributorId, distributor, newId());
  const locked = await lockAllCustomers(
    tx,
    system,
    due.map(({ id }) => id),
  );
  await lapseDue(tx, system, locked, await instantOf(tx));
  return due.length;
}

/** Ends, dated to the instant each lapsed, what lapsed of these locked customers; also for whoever meets it first. */
export async function lapseDue(
  tx: Transaction,
  system: Actor,
  customers: readonly LockedCustomer[],
  at: Date,
): Promise<void> {
  if (customers.length === 0) return;
  const { distributorId } = system;
  const byId = new Map(customers.map((customer) => [customer.id, customer]));
  const changeId = newId();
  const rows = await tx
    .update(reservations)
    .set({ state: "lapsed", endedAt: reservations.lapsesAt, endedBy: stampOf(system), endChangeId: changeId })
    .where(and(dueAt(distributorId, at), inArray(reservations.customerId, [...byId.keys()])))
    .returning();
  if (rows.length === 0) return;
  await moveReserved(tx, system, rows.map(freedBy));
  const notes = rows.map(({ id, customerId, amount, lapsesAt }) => ({
    changeId,
    at,
    action: "reservation.lapsed" as const,
    subject: { kind: "customer" as const, id: customerId, name: byId.get(customerId)?.name ?? "" },
    after: { reservationId: id, amount: decimalOf(amount), lapsesAt },
  }));
  await recordAudit(tx, system, notes);
  const ids = rows.map(({ customerId }) => customerId);
  await answerFreed(tx, system, { changeId, at }, ids);
}

function dueAt(distributorId: string, at: Date) {
  return and(
    eq(reservations.distributorId, distributorId),
    eq(reservations.state, "open"),
    lte(reservations.lapsesAt, at),
  );
}
