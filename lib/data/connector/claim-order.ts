import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { connectors, outbox, restrictionPlaces } from "@/db/schema";
import type { OrderPayload } from "@/lib/contracts/connector";
import { LEASE_MS } from "@/lib/domain/end/attempt";
import { validSecretsOf } from "../end/valid-secrets";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";

export type ClaimedOrder = {
  readonly id: string;
  readonly customerId: string;
  readonly connectorId: string;
  readonly url: string;
  readonly secrets: readonly string[];
  readonly payload: OrderPayload;
  /** Of all attempts of this order. */
  readonly attempt: number;
  readonly at: Date;
  /** Accepted, and its answer did not come in time: it is given up instead of sent. */
  readonly isOverdue: boolean;
};

/**
 * Takes one order that is due, or null. Nothing stays locked while it is sent: whoever dies meanwhile leaves it to the
 * next one after the lease, under the same id. One order of a customer at a connector at a time, so they leave in order.
 */
export async function claimOrder(distributorId: string): Promise<ClaimedOrder | null> {
  return inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    const id = await lockDue(tx, distributorId, at);
    if (id === null) return null;
    const place = and(eq(restrictionPlaces.distributorId, distributorId), eq(restrictionPlaces.id, id));
    await tx
      .update(restrictionPlaces)
      .set({ attempts: sql`${restrictionPlaces.attempts} + 1`, leasedUntil: new Date(at.getTime() + LEASE_MS) })
      .where(place);
    const [sent] = await tx
      .update(outbox)
      .set({ attempts: sql`${outbox.attempts} + 1` })
      .where(and(eq(outbox.distributorId, distributorId), eq(outbox.id, id)))
      .returning({ payload: outbox.payload, attempts: outbox.attempts });
    const [row] = await tx
      .select({
        acceptedAt: restrictionPlaces.acceptedAt,
        customerId: restrictionPlaces.customerId,
        connector: connectors,
      })
      .from(restrictionPlaces)
      .innerJoin(
        connectors,
        and(
          eq(connectors.distributorId, restrictionPlaces.distributorId),
          eq(connectors.id, restrictionPlaces.connectorId),
        ),
      )
      .where(place);
    if (!sent || !row) throw new Error(`order ${id} has no outbox row`);
    const { connector, acceptedAt, customerId } = row;
    return {
      id,
      customerId,
      connectorId: connector.id,
      url: connector.url,
      secrets: validSecretsOf(connector, at),
      payload: sent.payload as OrderPayload,
      attempt: sent.attempts,
      at,
      isOverdue: acceptedAt !== null,
    };
  });
}

async function lockDue(tx: Transaction, distributorId: string, at: Date): Promise<string | null> {
  const now = sql`${at.toISOString()}::timestamptz`;
  const [due] = await tx.execute<{ id: string }>(sql`
    select p.id from restriction_places p
    join connectors c on c.distributor_id = p.distributor_id and c.id = p.connector_id and c.state = 'active'
    where p.distributor_id = ${distributorId} and p.state = 'ordered' and p.next_attempt_at <= ${now}
      and (p.leased_until is null or p.leased_until <= ${now})
      and not exists (
        select 1 from restriction_places e
        where e.distributor_id = p.distributor_id and e.customer_id = p.customer_id
          and e.connector_id = p.connector_id and e.id <> p.id and e.leased_until > ${now})
    order by p.next_attempt_at, p.id
    limit 1
    for update of p skip locked`);
  return due?.id ?? null;
}
