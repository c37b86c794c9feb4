import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { connectors, customers, outbox, restrictionPlaces } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { recordAudit } from "../audit";
import { lockCustomers } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { CONNECTOR_ORDER } from "../outbox/outbox-kind";
import { wakeOutbox } from "../outbox/wake-outbox";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";

/**
 * Orders failed places again, and lets those that wait for their next attempt have it now. It decides nothing anew, so it
 * asks for no permission over the customer. Returns how many; what is not the actor's, or settled, is not among them.
 */
export async function retryPlaces(
  { actor }: Permit<"restriction.retry">,
  { placeIds }: { readonly placeIds: readonly string[] },
): Promise<number> {
  if (placeIds.length === 0) return 0;
  return inTenant(actor, async (tx) => {
    const asked = await findOpen(tx, actor, placeIds);
    const named = await lockCustomers(
      tx,
      actor,
      asked.map(({ customerId }) => customerId),
    );
    const at = await instantOf(tx);
    // Read again under the locks: an answer or a later act may have come first.
    const open = await findOpen(tx, actor, placeIds);
    const ids = open.map(({ id }) => id);
    if (ids.length === 0) return 0;
    const { distributorId } = actor;
    await tx
      .update(restrictionPlaces)
      .set({
        state: "ordered",
        since: at,
        attempts: 0,
        triedSince: at,
        nextAttemptAt: at,
        acceptedAt: null,
        detail: null,
      })
      .where(and(eq(restrictionPlaces.distributorId, distributorId), inArray(restrictionPlaces.id, ids)));
    await tx
      .update(outbox)
      .set({ state: "waiting", deliveredAt: null })
      .where(and(eq(outbox.distributorId, distributorId), inArray(outbox.id, ids)));
    await wakeOutbox(tx, { kind: CONNECTOR_ORDER, distributorId });
    const nameOf = new Map(named.map(({ id, name }) => [id, name]));
    const changeId = newId();
    await recordAudit(
      tx,
      actor,
      open.map(({ id, customerId, connector, state, error }) => ({
        changeId,
        at,
        action: "connector.order-retried",
        subject: { kind: "customer" as const, id: customerId, name: nameOf.get(customerId) ?? "" },
        before: { state, error },
        after: { state: "ordered", connector, orderId: id },
      })),
    );
    return ids.length;
  });
}

function findOpen(tx: Transaction, actor: Actor, placeIds: readonly string[]) {
  return tx
    .select({
      id: restrictionPlaces.id,
      customerId: restrictionPlaces.customerId,
      state: restrictionPlaces.state,
      error: restrictionPlaces.error,
      connector: connectors.name,
    })
    .from(restrictionPlaces)
    .innerJoin(
      customers,
      and(eq(customers.distributorId, restrictionPlaces.distributorId), eq(customers.id, restrictionPlaces.customerId)),
    )
    .innerJoin(
      connectors,
      and(
        eq(connectors.distributorId, restrictionPlaces.distributorId),
        eq(connectors.id, restrictionPlaces.connectorId),
        isNull(connectors.removedAt),
      ),
    )
    .where(
      and(
        customersOf(actor),
        inArray(restrictionPlaces.id, [...placeIds]),
        inArray(restrictionPlaces.state, ["ordered", "failed"]),
      ),
    )
    .orderBy(restrictionPlaces.id);
}
