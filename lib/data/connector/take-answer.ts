import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { connectors, credentials, restrictionPlaces } from "@/db/schema";
import type { ProviderAnswer } from "@/lib/domain/connector/answer";
import { lockCustomer } from "../customer/lock-customer";
import { database } from "../database";
import { validSecretsOf } from "../end/valid-secrets";
import { instantOf } from "../instant";
import { hashOfSecret } from "../secret";
import { findDistributor, systemActor } from "../system-actor";
import { inTenant } from "../tenant";
import { connectorCredential } from "./connector-credential";
import { lockPlace, type Moved, moveByAnswer } from "./move-place";

/** A connector whose signature was proven; only `proveConnector` makes one. */
export type ProvenConnector = { readonly distributorId: string; readonly connectorId: string };

type Signed = { readonly connectorId: string; readonly body: string; readonly headers: Record<string, string> };

/** Null when there is no such connector, or no secret of it made this signature within five minutes. */
export async function proveConnector({ connectorId, body, headers }: Signed): Promise<ProvenConnector | null> {
  const [found] = await database()
    .select({ distributorId: credentials.distributorId })
    .from(credentials)
    .where(
      and(
        eq(credentials.hash, hashOfSecret(connectorCredential(connectorId))),
        eq(credentials.kind, "connector"),
        eq(credentials.rowId, connectorId),
      ),
    );
  if (!found) return null;
  const secrets = await inTenant(found, async (tx) => {
    const [connector] = await tx
      .select()
      .from(connectors)
      .where(
        and(
          eq(connectors.distributorId, found.distributorId),
          eq(connectors.id, connectorId),
          isNull(connectors.removedAt),
        ),
      );
    return connector ? validSecretsOf(connector, await instantOf(tx)) : [];
  });
  const isSigned = secrets.some((secret) => isSignedWith(secret, body, headers));
  return isSigned ? { distributorId: found.distributorId, connectorId } : null;
}

function isSignedWith(secret: string, body: string, headers: Record<string, string>): boolean {
  try {
    // Refuses timestamps further than five minutes from now, either way.
    new Webhook(secret).verify(body, headers, { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

/** What the answer moved; null when this connector was sent no such order. The same answer again changes nothing. */
export async function takeAnswer(
  { distributorId, connectorId }: ProvenConnector,
  orderId: string,
  answer: ProviderAnswer,
  requestId: string,
): Promise<Moved | null> {
  return inTenant({ distributorId }, async (tx) => {
    const [order] = await tx
      .select({ customerId: restrictionPlaces.customerId })
      .from(restrictionPlaces)
      .where(
        and(
          eq(restrictionPlaces.distributorId, distributorId),
          eq(restrictionPlaces.id, orderId),
          eq(restrictionPlaces.connectorId, connectorId),
        ),
      );
    if (!order) return null;
    const distributor = await findDistributor(tx, distributorId);
    if (!distributor) throw new Error("the connector's distributor is gone");
    const system = systemActor(distributorId, distributor, requestId);
    const customer = await lockCustomer(tx, system, order.customerId);
    const place = await lockPlace(tx, distributorId, { id: orderId, connectorId });
    if (!customer || !place) throw new Error(`order ${orderId} is gone`);
    return moveByAnswer(tx, system, { at: await instantOf(tx), customer, place }, answer);
  });
}
