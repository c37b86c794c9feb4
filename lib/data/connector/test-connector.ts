import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { connectorAttempts, connectors } from "@/db/schema";
import type { EndHeard } from "@/lib/contracts/end";
import type { Permit } from "@/lib/domain/access/permit";
import type { ConnectorReason } from "@/lib/domain/connector/connector";
import type { NonEmpty } from "@/lib/domain/decision";
import { recordAudit } from "../audit";
import { callEnd } from "../end/call-end";
import { validSecretsOf } from "../end/valid-secrets";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";

const BODY_SHOWN = 500;

export type TestConnectorAnswer =
  | { readonly allowed: true; readonly heard: EndHeard }
  | { readonly allowed: false; readonly reasons: NonEmpty<ConnectorReason> };

/** Sends a signed ping and tells what came back; no transaction is open meanwhile. */
export async function testConnector(
  { actor }: Permit<"connector.manage">,
  { connectorId }: { readonly connectorId: string },
): Promise<TestConnectorAnswer> {
  const { distributorId } = actor;
  const [id, found] = [
    newId(),
    await inTenant(actor, async (tx) => {
      const [connector] = await tx
        .select()
        .from(connectors)
        .where(
          and(
            eq(connectors.distributorId, distributorId),
            eq(connectors.id, connectorId),
            isNull(connectors.removedAt),
          ),
        );
      return connector && { connector, at: await instantOf(tx) };
    }),
  ];
  if (!found) return { allowed: false, reasons: [{ code: "connector.unknown" }] };
  const { connector, at } = found;
  const body = JSON.stringify({ type: "connector.ping", timestamp: at.toISOString(), data: { connectorId } });
  const reply = await callEnd({ url: connector.url, secrets: validSecretsOf(connector, at), id, at, body });
  return inTenant(actor, async (tx) => {
    const now = await instantOf(tx);
    const milliseconds = Math.max(0, now.getTime() - at.getTime());
    const error = "error" in reply ? reply.error : null;
    const heard = { status: reply.status, error, milliseconds };
    await tx
      .insert(connectorAttempts)
      .values({ distributorId, id, connectorId, placeId: null, attempt: 1, startedAt: at, ...heard });
    const subject = { kind: "connector", id: connectorId, name: connector.name } as const;
    await recordAudit(tx, actor, [{ changeId: id, at: now, action: "connector.tested", subject, after: heard }]);
    return { allowed: true, heard: { ...heard, response: reply.body?.slice(0, BODY_SHOWN) ?? null } };
  });
}
