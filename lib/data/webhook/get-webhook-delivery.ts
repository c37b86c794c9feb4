import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { webhookAttempts, webhookDeliveries } from "@/db/schema";
import type { WebhookAttemptRow, WebhookDeliveryRow } from "@/lib/contracts/webhook";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";
import { ofWebhook, selectDeliveries } from "./list-webhook-deliveries";

/** Of one delivery; a replay of a replay has more than anybody reads. */
const ATTEMPTS_SHOWN = 50;

/** One delivery and its latest attempts, as they went; null when it is not of this webhook of one's own company. */
export async function getWebhookDelivery(
  { actor }: Permit<"webhook.manage">,
  { webhookId, deliveryId }: { readonly webhookId: string; readonly deliveryId: string },
): Promise<{ readonly delivery: WebhookDeliveryRow; readonly attempts: readonly WebhookAttemptRow[] } | null> {
  return inTenant(actor, async (tx) => {
    const [delivery] = await selectDeliveries(tx).where(
      and(ofWebhook(actor, webhookId), eq(webhookDeliveries.id, deliveryId)),
    );
    if (!delivery) return null;
    const attempts = await tx
      .select({
        id: webhookAttempts.id,
        attempt: webhookAttempts.attempt,
        startedAt: webhookAttempts.startedAt,
        milliseconds: webhookAttempts.milliseconds,
        request: webhookAttempts.request,
        status: webhookAttempts.status,
        response: webhookAttempts.response,
        error: webhookAttempts.error,
      })
      .from(webhookAttempts)
      .where(and(eq(webhookAttempts.distributorId, actor.distributorId), eq(webhookAttempts.deliveryId, deliveryId)))
      .orderBy(desc(webhookAttempts.startedAt), desc(webhookAttempts.id))
      .limit(ATTEMPTS_SHOWN);
    return { delivery, attempts };
  });
}
