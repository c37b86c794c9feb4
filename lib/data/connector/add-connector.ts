import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { connectors, credentials } from "@/db/schema";
import type { NewConnectorInput } from "@/lib/contracts/connector";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { type ConnectorReason, decideConnector } from "@/lib/domain/connector/connector";
import type { NonEmpty } from "@/lib/domain/decision";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { addressFactsOf } from "../end/address-facts";
import { newSigningSecret, sealSecret } from "../end/sealed-secret";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { hashOfSecret } from "../secret";
import { connectorCredential } from "./connector-credential";

export type AddConnectorAnswer =
  | { readonly allowed: true; readonly connectorId: string /** Shown once. */; readonly secret: string }
  | { readonly allowed: false; readonly reasons: NonEmpty<ConnectorReason> };

/** A provider's end that is told from now on; its secret is kept sealed and shown this once. */
export async function addConnector(
  { actor }: Permit<"connector.manage">,
  input: NewConnectorInput,
): Promise<AddConnectorAnswer> {
  const { distributorId } = actor;
  return writeFor(actor, async (tx) => {
    const at = await instantOf(tx);
    const decision = decideConnector(await factsOf(tx, actor, input));
    if (!decision.allowed) return decision;

    const [connectorId, secret] = [newId(), newSigningSecret()];
    const { name, url, sources } = input;
    const kept = { distributorId, id: connectorId, name, url, sources, state: "active" as const, createdAt: at };
    const added = await tx
      .insert(connectors)
      .values({ ...kept, secret: sealSecret({ distributorId, id: connectorId }, secret) })
      .onConflictDoNothing()
      .returning({ id: connectors.id });
    // Somebody else gave another the same name at the same time.
    if (added.length === 0) return { allowed: false, reasons: [{ code: "connector.name-taken", name }] };
    const hash = hashOfSecret(connectorCredential(connectorId));
    await tx.insert(credentials).values({ hash, kind: "connector", distributorId, rowId: connectorId });
    const subject = { kind: "connector", id: connectorId, name } as const;
    const after = { url, sources: sources ?? "all", state: "active" };
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "connector.added", subject, after }]);
    return { allowed: true, connectorId, secret };
  });
}

async function factsOf(tx: Transaction, { distributorId }: Actor, { name, url }: NewConnectorInput) {
  const present = await tx
    .select({ name: connectors.name })
    .from(connectors)
    .where(and(eq(connectors.distributorId, distributorId), isNull(connectors.removedAt)));
  return { name, names: present.map((one) => one.name), ...addressFactsOf(url) };
}
