import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { webhookDeliveries } from "@/db/schema";
import { WEBHOOK_PAUSED } from "@/lib/domain/webhook/delivery";

/** What waits for a webhook that is not called any more; one under way may still arrive. Returns how many. */
export async function giveUpWaiting(tx: Transaction, distributorId: string, webhookId: string): Promise<number> {
  const given = await tx
    .update(webhookDeliveries)
    .set({ state: "dead", error: WEBHOOK_PAUSED, dueAt: null, leasedUntil: null })
    .where(
      and(
        eq(webhookDeliveries.distributorId, distributorId),
        eq(webhookDeliveries.webhookId, webhookId),
        eq(webhookDeliveries.state, "waiting"),
      ),
    )
    .returning({ id: webhookDeliveries.id });
  return given.length;
}
