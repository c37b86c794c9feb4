import "server-only";
import { and, eq } from "drizzle-orm";
import { webhooks } from "@/db/schema";
import { inTenant } from "../tenant";

/** Whether anything can be sent for this distributor. */
export async function hasActiveWebhook(distributorId: string): Promise<boolean> {
  const found = await inTenant({ distributorId }, (tx) =>
    tx
      .select({ id: webhooks.id })
      .from(webhooks)
      .where(and(eq(webhooks.distributorId, distributorId), eq(webhooks.state, "active")))
      .limit(1),
  );
  return found.length > 0;
}
