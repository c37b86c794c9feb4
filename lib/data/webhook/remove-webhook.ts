import "server-only";
import { and, eq } from "drizzle-orm";
import { webhooks } from "@/db/schema";
import type { WebhookInput } from "@/lib/contracts/webhook";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import type { WebhookReason } from "@/lib/domain/webhook/decide-webhook";
import { shownAddress } from "@/lib/domain/webhook/webhook";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { giveUpWaiting } from "./give-up-waiting";
import { lockWebhook } from "./lock-webhook";

/** Nothing is sent there any more; what waited is given up, and both secrets are forgotten with it. */
export async function removeWebhook(
  { actor }: Permit<"webhook.manage">,
  { webhookId }: WebhookInput,
): Promise<Decision<WebhookReason>> {
  const { distributorId } = actor;
  return writeFor(actor, async (tx) => {
    const webhook = await lockWebhook(tx, actor, webhookId);
    if (!webhook) return refuse<WebhookReason>({ code: "webhook.unknown" });
    const at = await instantOf(tx);
    await tx
      .update(webhooks)
      .set({ removedAt: at, state: "paused", secret: "", formerSecret: null, formerSecretUntil: null })
      .where(and(eq(webhooks.distributorId, distributorId), eq(webhooks.id, webhookId)));
    const givenUp = await giveUpWaiting(tx, distributorId, webhookId);
    const { name, format, url, state } = webhook;
    const subject = { kind: "webhook", id: webhookId, name } as const;
    const [before, after] = [{ url: shownAddress(format, url), format, state }, { deliveriesGivenUp: givenUp }];
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "webhook.removed", subject, before, after }]);
    return ALLOWED;
  });
}
