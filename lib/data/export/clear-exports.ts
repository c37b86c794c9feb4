import "server-only";
import { and, eq, inArray, lte } from "drizzle-orm";
import { exportJobs, exportParts } from "@/db/schema";
import { EXPORT_LIFE_MS } from "@/lib/domain/export/export";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";

/** Drops the content of what has ended; its entry stays in the history and says so. */
export async function clearExports(distributorId: string): Promise<number> {
  return inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    const ended = await tx
      .update(exportJobs)
      .set({ state: "expired" })
      .where(
        and(
          eq(exportJobs.distributorId, distributorId),
          eq(exportJobs.state, "done"),
          lte(exportJobs.finishedAt, new Date(at.getTime() - EXPORT_LIFE_MS)),
        ),
      )
      .returning({ id: exportJobs.id });
    const ids = ended.map(({ id }) => id);
    if (ids.length > 0) {
      await tx
        .delete(exportParts)
        .where(and(eq(exportParts.distributorId, distributorId), inArray(exportParts.exportId, ids)));
    }
    return ids.length;
  });
}
