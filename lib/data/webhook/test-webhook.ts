import "server-only";
import { webhookDeliveries } from "@/db/schema";
import type { EndHeard } from "@/lib/contracts/end";
import type { WebhookInput } from "@/lib/contracts/webhook";
import type { Permit } from "@/lib/domain/access/permit";
import type { NonEmpty } from "@/lib/domain/decision";
import type { WebhookReason } from "@/lib/domain/webhook/decide-webhook";
import { TEST_KIND, type WebhookError } from "@/lib/domain/webhook/delivery";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { type ClaimedDelivery, takeDelivery } from "./claim-delivery";
import { lockWebhook } from "./lock-webhook";
import { postDelivery } from "./post-delivery";
import { settleDelivery } from "./settle-delivery";

export type TestWebhookAnswer =
  | { readonly allowed: true; readonly heard: EndHeard<WebhookError> }
  | { readonly allowed: false; readonly reasons: NonEmpty<WebhookReason> };

/** Posts a test in whatever state the webhook is, and tells what came back; no transaction is open meanwhile. */
export async function testWebhook(
  permit: Permit<"webhook.manage">,
  input: WebhookInput,
  /** Writes the body in the webhook's format and language. */
  write: (claimed: ClaimedDelivery) => Promise<string>,
): Promise<TestWebhookAnswer> {
  const { actor } = permit;
  const begun = await beginTest(permit, input);
  if (!begun.allowed) return begun;
  const { claimed, name } = begun;
  const posted = await postDelivery(claimed, await write(claimed));
  const milliseconds = await settleDelivery(actor.distributorId, claimed, posted);
  const { status, error, response } = posted;
  await inTenant(actor, async (tx) => {
    const subject = { kind: "webhook", id: input.webhookId, name } as const;
    const after = { status, error, milliseconds };
    const at = await instantOf(tx);
    await recordAudit(tx, actor, [{ changeId: claimed.id, at, action: "webhook.tested", subject, after }]);
  });
  return { allowed: true, heard: { status, error, milliseconds, response } };
}

type Begun =
  | { readonly allowed: true; readonly claimed: ClaimedDelivery; readonly name: string }
  | { readonly allowed: false; readonly reasons: NonEmpty<WebhookReason> };

/** A delivery that nobody else takes: it is leased from its first moment. */
async function beginTest({ actor }: Permit<"webhook.manage">, { webhookId }: WebhookInput): Promise<Begun> {
  const { distributorId } = actor;
  return writeFor<Begun>(actor, async (tx) => {
    const webhook = await lockWebhook(tx, actor, webhookId);
    if (!webhook) return { allowed: false, reasons: [{ code: "webhook.unknown" }] };
    const at = await instantOf(tx);
    const [delivery] = await tx
      .insert(webhookDeliveries)
      .values({
        distributorId,
        id: newId(),
        webhookId,
        noticeId: null,
        kind: TEST_KIND,
        topic: null,
        facts: {},
        state: "waiting",
        triedSince: at,
        createdAt: at,
      })
      .returning();
    if (!delivery) throw new Error("a row just inserted is missing");
    return { allowed: true, claimed: await takeDelivery(tx, webhook, delivery, at), name: webhook.name };
  });
}
