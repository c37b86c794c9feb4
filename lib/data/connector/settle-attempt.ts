import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { connectorAttempts, outbox, restrictionPlaces } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { answerDueAt, TRIED_FOR_MS } from "@/lib/domain/connector/attempt";
import { nextAttemptAt } from "@/lib/domain/end/attempt";
import { type LockedCustomer, lockCustomer } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { CONNECTOR_ORDER } from "../outbox/outbox-kind";
import { wakeOutbox } from "../outbox/wake-outbox";
import { findDistributor, systemActor } from "../system-actor";
import { inTenant } from "../tenant";
import type { ClaimedOrder } from "./claim-order";
import type { Heard } from "./heard-of";
import { failPlace, type LockedPlace, lockPlace, moveByAnswer } from "./move-place";

/** Keeps what an attempt heard and what follows from it, under the customer's lock. */
export async function settleAttempt(distributorId: string, order: ClaimedOrder, heard: Heard): Promise<void> {
  await inTenant({ distributorId }, async (tx) => {
    const distributor = await findDistributor(tx, distributorId);
    if (!distributor) throw new Error("the order's distributor is gone");
    const system = systemActor(distributorId, distributor, order.id);
    const customer = await lockCustomer(tx, system, order.customerId);
    const place = await lockPlace(tx, distributorId, order);
    if (!customer || !place) throw new Error(`order ${order.id} is gone`);
    const at = await instantOf(tx);
    await keepAttempt(tx, distributorId, order, heard, at);
    await markOutbox(tx, distributorId, order.id, heard, at);
    await setPlace(tx, distributorId, order.id, { leasedUntil: null });
    await follow(tx, system, { at, customer, place }, heard);
  });
}

/** Given back by a process that ends: free for the next at once, as if it had not been tried. A later attempt of another stands. */
export async function returnOrder(distributorId: string, { id, attempt }: ClaimedOrder): Promise<void> {
  await inTenant({ distributorId }, async (tx) => {
    const [mine] = await tx.execute<{ id: string }>(sql`
      update restriction_places p set attempts = greatest(p.attempts - 1, 0), leased_until = null
      from outbox o
      where p.distributor_id = ${distributorId} and p.id = ${id}
        and o.distributor_id = p.distributor_id and o.id = p.id and o.attempts = ${attempt}
      returning p.id`);
    if (!mine) return;
    await tx
      .update(outbox)
      .set({ attempts: attempt - 1 })
      .where(and(eq(outbox.distributorId, distributorId), eq(outbox.id, id)));
    await wakeOutbox(tx, { kind: CONNECTOR_ORDER, distributorId });
  });
}

type Settling = { readonly at: Date; readonly customer: LockedCustomer; readonly place: LockedPlace };

async function follow(tx: Transaction, system: Actor, settling: Settling, heard: Heard): Promise<void> {
  const { at, place } = settling;
  if (heard.kind === "answered") {
    await moveByAnswer(tx, system, settling, heard.answer);
    return;
  }
  // Taken over by a later act, or answered by a call meanwhile: nothing is left to wait for.
  if (place.state !== "ordered") return;
  if (heard.kind === "accepted") {
    const waiting = { acceptedAt: at, error: null, nextAttemptAt: answerDueAt(place.triedSince) };
    await setPlace(tx, system.distributorId, place.id, waiting);
    return;
  }
  const next = nextAttemptAt(place.attempts, { triedSince: place.triedSince, triedForMs: TRIED_FOR_MS }, at);
  if (next === null) await failPlace(tx, system, settling, heard.error);
  else await setPlace(tx, system.distributorId, place.id, { error: heard.error, nextAttemptAt: next });
}

/** An order that was accepted and never answered. */
export async function giveUpWaiting(distributorId: string, order: ClaimedOrder): Promise<void> {
  await inTenant({ distributorId }, async (tx) => {
    const distributor = await findDistributor(tx, distributorId);
    if (!distributor) throw new Error("the order's distributor is gone");
    const system = systemActor(distributorId, distributor, order.id);
    const customer = await lockCustomer(tx, system, order.customerId);
    const place = await lockPlace(tx, distributorId, order);
    if (!customer || !place) throw new Error(`order ${order.id} is gone`);
    const at = await instantOf(tx);
    await setPlace(tx, distributorId, order.id, { leasedUntil: null });
    if (place.state === "ordered") await failPlace(tx, system, { at, customer, place }, "no-answer");
  });
}

async function keepAttempt(tx: Transaction, distributorId: string, order: ClaimedOrder, heard: Heard, at: Date) {
  await tx.insert(connectorAttempts).values({
    distributorId,
    id: newId(),
    connectorId: order.connectorId,
    placeId: order.id,
    attempt: order.attempt,
    startedAt: order.at,
    milliseconds: Math.max(0, at.getTime() - order.at.getTime()),
    status: heard.status,
    error: heard.kind === "failed" ? heard.error : null,
  });
}

/** Delivered once the end has taken it, whatever it says of it; until then the error of the last attempt. */
async function markOutbox(tx: Transaction, distributorId: string, id: string, heard: Heard, at: Date): Promise<void> {
  const order = and(eq(outbox.distributorId, distributorId), eq(outbox.id, id));
  if (heard.kind === "failed") {
    await tx
      .update(outbox)
      .set({ error: heard.error })
      .where(and(order, eq(outbox.state, "waiting")));
  } else {
    await tx.update(outbox).set({ state: "delivered", deliveredAt: at, error: null }).where(order);
  }
}

async function setPlace(
  tx: Transaction,
  distributorId: string,
  id: string,
  set: Partial<typeof restrictionPlaces.$inferInsert>,
): Promise<void> {
  await tx
    .update(restrictionPlaces)
    .set(set)
    .where(and(eq(restrictionPlaces.distributorId, distributorId), eq(restrictionPlaces.id, id)));
}
