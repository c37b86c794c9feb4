import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deliveries, deliveryRevisions } from "@/db/schema";
import type { DeliveryDifference } from "@/lib/contracts/delivery";
import type { Actor } from "@/lib/domain/access/actor";
import { type PlannedDelivery, stagedOf } from "./plan-deliveries";

/** The delivery's row, so that what hangs on it can be written. */
export async function keepDelivery(
  tx: Transaction,
  { distributorId }: Actor,
  delivery: PlannedDelivery,
): Promise<void> {
  const { id, source, billingAccount, billingPeriod, periodStart } = delivery;
  if (!delivery.isNew) return;
  await tx.insert(deliveries).values({ distributorId, id, source, billingAccount, billingPeriod, periodStart });
}

async function discardHeld(
  tx: Transaction,
  { distributorId }: Actor,
  { id }: PlannedDelivery,
  at: Date,
): Promise<void> {
  const held = and(
    eq(deliveryRevisions.distributorId, distributorId),
    eq(deliveryRevisions.deliveryId, id),
    eq(deliveryRevisions.state, "held"),
  );
  await tx.update(deliveryRevisions).set({ state: "discarded", decidedAt: at }).where(held);
  await tx.execute(sql`delete from staged_charges where distributor_id = ${distributorId} and delivery_id = ${id}`);
}

function revisionRow(
  { distributorId }: Actor,
  delivery: PlannedDelivery,
  { importId, at, difference }: { importId: string; at: Date; difference: readonly DeliveryDifference[] },
) {
  const { id, revision, rows, listed, billed, firstDay, lastDay } = delivery;
  return {
    distributorId,
    deliveryId: id,
    number: revision,
    importId,
    rows,
    listed,
    billed,
    firstDay,
    lastDay,
    at,
    difference,
  };
}

type Kept = { readonly importId: string; readonly at: Date; readonly difference: readonly DeliveryDifference[] };

/** The new revision is in force, the former superseded; what was held is out of date. */
export async function saveApplied(tx: Transaction, actor: Actor, delivery: PlannedDelivery, kept: Kept): Promise<void> {
  await supersede(tx, actor, delivery.id);
  await discardHeld(tx, actor, delivery, kept.at);
  await tx.insert(deliveryRevisions).values({ ...revisionRow(actor, delivery, kept), state: "applied" });
  await putInForce(tx, actor, delivery.id, delivery.revision);
}

/** At most one revision of a delivery is applied: the one before it goes first. */
export async function supersede(tx: Transaction, { distributorId }: Actor, deliveryId: string): Promise<void> {
  await tx
    .update(deliveryRevisions)
    .set({ state: "superseded" })
    .where(
      and(
        eq(deliveryRevisions.distributorId, distributorId),
        eq(deliveryRevisions.deliveryId, deliveryId),
        eq(deliveryRevisions.state, "applied"),
      ),
    );
}

export async function putInForce(
  tx: Transaction,
  { distributorId }: Actor,
  deliveryId: string,
  revision: number,
): Promise<void> {
  await tx
    .update(deliveries)
    .set({ revision })
    .where(and(eq(deliveries.distributorId, distributorId), eq(deliveries.id, deliveryId)));
}

/** Keeps the rows aside until a person decides; a delivery held before is out of date. */
export async function saveHeld(tx: Transaction, actor: Actor, delivery: PlannedDelivery, kept: Kept): Promise<void> {
  await discardHeld(tx, actor, delivery, kept.at);
  await tx.insert(deliveryRevisions).values({ ...revisionRow(actor, delivery, kept), state: "held" });
  await tx.execute(sql`
    insert into staged_charges (distributor_id, month, id, day, account_id, category, counting, list_cost, billed_cost,
      service, region, charging_mode, charge_start, charge_end, commitment_id, resource_id, resource_name, details,
      row_hash, delivery_id, revision)
    select ${actor.distributorId}::uuid, s.month, s.id, s.day, s.account_id, s.category, s.counting, s.list_cost,
      s.billed_cost, s.service, s.region, s.charging_mode, s.charge_start, s.charge_end, s.commitment_id, s.resource_id,
      s.resource_name, s.details, s.row_hash, ${delivery.id}::uuid, ${delivery.revision}::integer
    from staged s where ${stagedOf(delivery)}`);
}
