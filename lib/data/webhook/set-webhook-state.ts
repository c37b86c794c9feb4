import "server-only";
import { and, eq } from "drizzle-orm";
import { webhooks } from "@/db/schema";
import type { WebhookStateInput } from "@/lib/contracts/webhook";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import type { WebhookReason } from "@/lib/domain/webhook/decide-webhook";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { giveUpWaiting } from "./give-up-waiting";
import { lockWebhook } from "./lock-webhook";

/** Paused, it gets no new deliveries and what waits is given up; resumed, it is told from then on. */
export async function setWebhookState(
  { actor }: Permit<"webhook.manage">,
  { webhookId, state }: WebhookStateInput,
): Promise<Decision<WebhookReason>> {
  const { distributorId } = actor;
  return writeFor(actor, async (tx) => {
    const webhook = await lockWebhook(tx, actor, webhookId);
    if (!webhook) return refuse<WebhookReason>({ code: "webhook.unknown" });
    if (webhook.state === state) return ALLOWED;
    const at = await instantOf(tx);
    await tx
      .update(webhooks)
      .set(state === "active" ? { state, failingSince: null } : { state })
      .where(and(eq(webhooks.distributorId, distributorId), eq(webhooks.id, webhookId)));
    const givenUp = state === "paused" ? await giveUpWaiting(tx, distributorId, webhookId) : 0;
    await recordAudit(tx, actor, [
      {
        changeId: newId(),
        at,
        action: state === "paused" ? "webhook.paused" : "webhook.resumed",
        subject: { kind: "webhook", id: webhookId, name: webhook.name },
        before: { state: webhook.state },
        after: { state, ...(givenUp === 0 ? {} : { deliveriesGivenUp: givenUp }) },
      },
    ]);
    return ALLOWED;
  });
}
