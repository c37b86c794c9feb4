import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { connectors, outbox, restrictionPlaces } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import type { ConnectorReason } from "@/lib/domain/connector/connector";
import { SUPERSEDABLE } from "@/lib/domain/connector/place";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { recordAudit } from "../audit";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { lockConnector } from "./lock-connector";

/** Nothing is sent there any more and no answer of it is believed; what was open there is recorded only. */
export async function removeConnector(
  { actor }: Permit<"connector.manage">,
  { connectorId }: { readonly connectorId: string },
): Promise<Decision<ConnectorReason>> {
  const { distributorId } = actor;
  return inTenant(actor, async (tx) => {
    const connector = await lockConnector(tx, distributorId, connectorId);
    if (!connector) return refuse<ConnectorReason>({ code: "connector.unknown" });
    const at = await instantOf(tx);
    await tx
      .update(connectors)
      .set({ removedAt: at, state: "paused", formerSecret: null, formerSecretUntil: null })
      .where(and(eq(connectors.distributorId, distributorId), eq(connectors.id, connectorId)));
    const left = await recordOpen(tx, distributorId, connectorId, at);
    const { name, url, state } = connector;
    const subject = { kind: "connector", id: connectorId, name } as const;
    const [before, after] = [{ url, state }, { ordersLeft: left }];
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "connector.removed", subject, before, after }]);
    return ALLOWED;
  });
}

async function recordOpen(tx: Transaction, distributorId: string, connectorId: string, at: Date): Promise<number> {
  const left = await tx
    .update(restrictionPlaces)
    .set({ state: "recorded", since: at, nextAttemptAt: null, error: "connector-removed" })
    .where(
      and(
        eq(restrictionPlaces.distributorId, distributorId),
        eq(restrictionPlaces.connectorId, connectorId),
        inArray(restrictionPlaces.state, [...SUPERSEDABLE]),
      ),
    )
    .returning({ id: restrictionPlaces.id });
  const ids = left.map(({ id }) => id);
  if (ids.length > 0) {
    await tx
      .update(outbox)
      .set({ state: "dead", error: "connector-removed" })
      .where(and(eq(outbox.distributorId, distributorId), inArray(outbox.id, ids), eq(outbox.state, "waiting")));
  }
  return ids.length;
}
