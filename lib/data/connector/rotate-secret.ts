import "server-only";
import { and, eq } from "drizzle-orm";
import { connectors } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import type { ConnectorReason } from "@/lib/domain/connector/connector";
import type { NonEmpty } from "@/lib/domain/decision";
import { FORMER_SECRET_MS } from "@/lib/domain/end/attempt";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { newSigningSecret, sealSecret } from "../end/sealed-secret";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { lockConnector } from "./lock-connector";

export type RotateSecretAnswer =
  | { readonly allowed: true /** Shown once. */; readonly secret: string; readonly formerUntil: Date }
  | { readonly allowed: false; readonly reasons: NonEmpty<ConnectorReason> };

/** A new secret; the present one signs and is believed beside it for a day, then no more. */
export async function rotateSecret(
  { actor }: Permit<"connector.manage">,
  { connectorId }: { readonly connectorId: string },
): Promise<RotateSecretAnswer> {
  const { distributorId } = actor;
  return writeFor(actor, async (tx) => {
    const connector = await lockConnector(tx, distributorId, connectorId);
    if (!connector) return { allowed: false, reasons: [{ code: "connector.unknown" }] };
    const at = await instantOf(tx);
    const formerUntil = new Date(at.getTime() + FORMER_SECRET_MS);
    const secret = newSigningSecret();
    await tx
      .update(connectors)
      .set({
        secret: sealSecret({ distributorId, id: connectorId }, secret),
        formerSecret: connector.secret,
        formerSecretUntil: formerUntil,
      })
      .where(and(eq(connectors.distributorId, distributorId), eq(connectors.id, connectorId)));
    const subject = { kind: "connector", id: connectorId, name: connector.name } as const;
    const after = { formerSecretUntil: formerUntil };
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "connector.secret-rotated", subject, after }]);
    return { allowed: true, secret, formerUntil };
  });
}
