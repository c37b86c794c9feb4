import "server-only";
import { and, eq } from "drizzle-orm";
import { connectors, restrictionPlaces } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import type { ConnectorReason, ConnectorState } from "@/lib/domain/connector/connector";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { recordAudit } from "../audit";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { CONNECTOR_ORDER } from "../outbox/outbox-kind";
import { wakeOutbox } from "../outbox/wake-outbox";
import { inTenant } from "../tenant";
import { lockConnector } from "./lock-connector";

type Input = { readonly connectorId: string; readonly state: ConnectorState };

/** Paused, its orders wait; resumed, each that waits is tried at once, with a day of its own. */
export async function setConnectorState(
  { actor }: Permit<"connector.manage">,
  { connectorId, state }: Input,
): Promise<Decision<ConnectorReason>> {
  const { distributorId } = actor;
  return inTenant(actor, async (tx) => {
    const connector = await lockConnector(tx, distributorId, connectorId);
    if (!connector) return refuse<ConnectorReason>({ code: "connector.unknown" });
    if (connector.state === state) return ALLOWED;
    const at = await instantOf(tx);
    await tx
      .update(connectors)
      .set({ state })
      .where(and(eq(connectors.distributorId, distributorId), eq(connectors.id, connectorId)));
    if (state === "active") {
      await tx
        .update(restrictionPlaces)
        .set({ attempts: 0, triedSince: at, nextAttemptAt: at, acceptedAt: null })
        .where(
          and(
            eq(restrictionPlaces.distributorId, distributorId),
            eq(restrictionPlaces.connectorId, connectorId),
            eq(restrictionPlaces.state, "ordered"),
          ),
        );
      await wakeOutbox(tx, { kind: CONNECTOR_ORDER, distributorId });
    }
    await recordAudit(tx, actor, [
      {
        changeId: newId(),
        at,
        action: state === "paused" ? "connector.paused" : "connector.resumed",
        subject: { kind: "connector", id: connectorId, name: connector.name },
        before: { state: connector.state },
        after: { state },
      },
    ]);
    return ALLOWED;
  });
}
