import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { connectors } from "@/db/schema";

/** Null when there is no such connector of this distributor's, or it was removed. */
export async function lockConnector(tx: Transaction, distributorId: string, connectorId: string) {
  const [row] = await tx
    .select()
    .from(connectors)
    .where(
      and(eq(connectors.distributorId, distributorId), eq(connectors.id, connectorId), isNull(connectors.removedAt)),
    )
    // Rows that name it may still be added meanwhile; what orders places takes it for sharing first.
    .for("no key update");
  return row ?? null;
}
