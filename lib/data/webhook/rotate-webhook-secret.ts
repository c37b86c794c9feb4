import "server-only";
import { and, eq } from "drizzle-orm";
import { webhooks } from "@/db/schema";
import type { WebhookInput } from "@/lib/contracts/webhook";
import type { Permit } from "@/lib/domain/access/permit";
import type { NonEmpty } from "@/lib/domain/decision";
import { FORMER_SECRET_MS } from "@/lib/domain/end/attempt";
import type { WebhookReason } from "@/lib/domain/webhook/decide-webhook";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { newSigningSecret, sealSecret } from "../end/sealed-secret";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { lockWebhook } from "./lock-webhook";

export type RotateWebhookSecretAnswer =
  | { readonly allowed: true /** Shown once. */; readonly secret: string; readonly formerUntil: Date }
  | { readonly allowed: false; readonly reasons: NonEmpty<WebhookReason> };

/** A new secret; the present one signs beside it for a day, then no more. */
export async function rotateWebhookSecret(
  { actor }: Permit<"webhook.manage">,
  { webhookId }: WebhookInput,
): Promise<RotateWebhookSecretAnswer> {
  const { distributorId } = actor;
  return writeFor(actor, async (tx) => {
    const webhook = await lockWebhook(tx, actor, webhookId);
    if (!webhook) return { allowed: false, reasons: [{ code: "webhook.unknown" }] };
    const at = await instantOf(tx);
    const formerUntil = new Date(at.getTime() + FORMER_SECRET_MS);
    const secret = newSigningSecret();
    await tx
      .update(webhooks)
      .set({
        secret: sealSecret({ distributorId, id: webhookId }, secret),
        formerSecret: webhook.secret,
        formerSecretUntil: formerUntil,
      })
      .where(and(eq(webhooks.distributorId, distributorId), eq(webhooks.id, webhookId)));
    const subject = { kind: "webhook", id: webhookId, name: webhook.name } as const;
    const after = { formerSecretUntil: formerUntil };
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "webhook.secret-rotated", subject, after }]);
    return { allowed: true, secret, formerUntil };
  });
}
