import "server-only";
import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { connectors } from "@/db/schema";
import type { ConnectorRow } from "@/lib/contracts/connector";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";

/** The connectors of one's own distributor, by name; never their secrets. */
export async function listConnectors(
  { actor }: Permit<"connector.manage">,
  at: Date,
): Promise<readonly ConnectorRow[]> {
  return inTenant(actor, (tx) => selectConnectors(tx, actor, at));
}

export async function selectConnectors(tx: Transaction, actor: Actor, at: Date, condition?: SQL) {
  // Of a single table drizzle writes columns without its name, which inside would mean the places' own.
  const placesIn = (state: "ordered" | "failed") => sql<number>`(
    select count(*)::int from restriction_places p
    where p.distributor_id = connectors.distributor_id and p.connector_id = connectors.id and p.state = ${state})`;
  const rows = await tx
    .select({
      id: connectors.id,
      name: connectors.name,
      url: connectors.url,
      sources: connectors.sources,
      state: connectors.state,
      createdAt: connectors.createdAt,
      formerSecretUntil: connectors.formerSecretUntil,
      ordered: placesIn("ordered"),
      failed: placesIn("failed"),
    })
    .from(connectors)
    .where(and(eq(connectors.distributorId, actor.distributorId), isNull(connectors.removedAt), condition))
    .orderBy(asc(connectors.name));
  return rows.map((row) => ({
    ...row,
    formerSecretUntil: row.formerSecretUntil !== null && row.formerSecretUntil > at ? row.formerSecretUntil : null,
  }));
}
