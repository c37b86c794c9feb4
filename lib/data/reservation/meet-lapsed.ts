import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { stateAt } from "@/lib/domain/reservation/reservation";
import type { LockedCustomer } from "../customer/lock-customer";
import { findDistributor, systemActor } from "../system-actor";
import { lapseDue } from "./lapse-reservations";
import type { StoredReservation } from "./select-reservations";

type Met = { readonly customer: LockedCustomer; readonly reservation: StoredReservation; readonly at: Date };

/** Whoever comes too late frees what lapsed of that customer, in the product's own name. */
export async function meetLapsed(tx: Transaction, actor: Actor, { customer, reservation, at }: Met): Promise<void> {
  if (reservation.state !== "open" || stateAt(reservation, at) !== "lapsed") return;
  const distributor = await findDistributor(tx, actor.distributorId);
  if (!distributor) throw new Error("the actor's distributor is gone");
  await lapseDue(tx, systemActor(actor.distributorId, distributor, actor.requestId), [customer], at);
}
