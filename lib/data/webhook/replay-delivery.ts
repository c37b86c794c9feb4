import "server-only";
import { and, eq } from "drizzle-orm";
import { webhookDeliveries } from "@/db/schema";
import type { ReplayInput } from "@/lib/contracts/webhook";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import type { WebhookReason } from "@/lib/domain/webhook/decide-webhook";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { WEBHOOK } from "../outbox/outbox-kind";
import { wakeOutbox } from "../outbox/wake-outbox";
import { lockWebhook } from "./lock-webhook";
import { newRun } from "./new-run";

/** Sends one delivery again, delivered or dead, under the same id, with a run of attempts of its own. */
export async function replayDelivery(
  { actor }: Permit<"webhook.manage">,
  { webhookId, deliveryId }: ReplayInput,
): Promise<Decision<WebhookReason>> {
  const { distributorId } = actor;
  return writeFor(actor, async (tx) => {
    const webhook = await lockWebhook(tx, actor, webhookId);
    if (!webhook) return refuse<WebhookReason>({ code: "webhook.unknown" });
    if (webhook.state !== "active") return refuse<WebhookReason>({ code: "webhook.not-active" });
    const own = and(
      eq(webhookDeliveries.distributorId, distributorId),
      eq(webhookDeliveries.webhookId, webhookId),
      eq(webhookDeliveries.id, deliveryId),
    );
    const [delivery] = await tx
      .select({ state: webhookDeliveries.state })
      .from(webhookDeliveries)
      .where(own)
      .for("update");
    if (!delivery) return refuse<WebhookReason>({ code: "webhook.nothing-to-replay" });
    if (delivery.state === "waiting") return refuse<WebhookReason>({ code: "webhook.delivery-waits" });
    const at = await instantOf(tx);
    await tx.update(webhookDeliveries).set(newRun(at)).where(own);
    await wakeOutbox(tx, { kind: WEBHOOK, distributorId });
    const subject = { kind: "webhook", id: webhookId, name: webhook.name } as const;
    const after = { deliveriesReplayed: 1 };
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "webhook.replayed", subject, after }]);
    return ALLOWED;
  });
}
