import "server-only";
import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { connectorAttempts, connectors, customers, orderedLevels, restrictionPlaces } from "@/db/schema";
import type { AttemptRow, ConnectorRow } from "@/lib/contracts/connector";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";
import { selectConnectors } from "./list-connectors";

const ATTEMPTS_SHOWN = 50;

/** One connector and its latest deliveries; null when it is not this distributor's, or was removed. */
export async function getConnector(
  { actor }: Permit<"connector.manage">,
  connectorId: string,
  at: Date,
): Promise<{ readonly connector: ConnectorRow; readonly attempts: readonly AttemptRow[] } | null> {
  return inTenant(actor, async (tx) => {
    const [connector] = await selectConnectors(tx, actor, at, eq(connectors.id, connectorId));
    return connector ? { connector, attempts: await listAttempts(tx, actor, connectorId) } : null;
  });
}

async function listAttempts(tx: Transaction, { distributorId }: Actor, connectorId: string): Promise<AttemptRow[]> {
  const rows = await tx
    .select({
      attempt: connectorAttempts,
      customer: customers.name,
      place: restrictionPlaces,
      level: orderedLevels.level,
    })
    .from(connectorAttempts)
    .leftJoin(
      restrictionPlaces,
      and(
        eq(restrictionPlaces.distributorId, connectorAttempts.distributorId),
        eq(restrictionPlaces.id, connectorAttempts.placeId),
      ),
    )
    .leftJoin(
      orderedLevels,
      and(
        eq(orderedLevels.distributorId, restrictionPlaces.distributorId),
        eq(orderedLevels.id, restrictionPlaces.orderedLevelId),
      ),
    )
    .leftJoin(
      customers,
      and(eq(customers.distributorId, restrictionPlaces.distributorId), eq(customers.id, restrictionPlaces.customerId)),
    )
    .where(and(eq(connectorAttempts.distributorId, distributorId), eq(connectorAttempts.connectorId, connectorId)))
    .orderBy(desc(connectorAttempts.startedAt), desc(connectorAttempts.id))
    .limit(ATTEMPTS_SHOWN);
  return rows.map(({ attempt, customer, place, level }) => {
    const { id, startedAt, milliseconds, status, error } = attempt;
    const order = place && {
      placeId: place.id,
      customerId: place.customerId,
      customer: customer ?? "",
      level,
      isFailed: place.state === "failed",
    };
    return { id, order, attempt: attempt.attempt, startedAt, milliseconds, status, error };
  });
}
