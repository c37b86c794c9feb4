import "server-only";
import { and, eq, lte } from "drizzle-orm";
import { restrictionPlaces } from "@/db/schema";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";

/** Whether looking closer is worth while: an order whose next attempt is due. */
export async function hasDueOrder(distributorId: string): Promise<boolean> {
  const due = await inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    return tx
      .select({ id: restrictionPlaces.id })
      .from(restrictionPlaces)
      .where(
        and(
          eq(restrictionPlaces.distributorId, distributorId),
          eq(restrictionPlaces.state, "ordered"),
          lte(restrictionPlaces.nextAttemptAt, at),
        ),
      )
      .limit(1);
  });
  return due.length > 0;
}
