import "server-only";
import { and, eq } from "drizzle-orm";
import { connectors } from "@/db/schema";
import { inTenant } from "../tenant";

/** Whether anything can be sent for this distributor. */
export async function hasActiveConnector(distributorId: string): Promise<boolean> {
  const found = await inTenant({ distributorId }, (tx) =>
    tx
      .select({ id: connectors.id })
      .from(connectors)
      .where(and(eq(connectors.distributorId, distributorId), eq(connectors.state, "active")))
      .limit(1),
  );
  return found.length > 0;
}
