import "server-only";
import { webhooks } from "@/db/schema";
import type { NewWebhookInput } from "@/lib/contracts/webhook";
import type { Permit } from "@/lib/domain/access/permit";
import type { NonEmpty } from "@/lib/domain/decision";
import { decideWebhook, type WebhookReason } from "@/lib/domain/webhook/decide-webhook";
import { shownAddress } from "@/lib/domain/webhook/webhook";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { addressFactsOf } from "../end/address-facts";
import { newSigningSecret, sealSecret } from "../end/sealed-secret";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { ownWebhooks } from "./lock-webhook";

export type AddWebhookAnswer =
  | { readonly allowed: true; readonly webhookId: string /** Shown once. */; readonly secret: string }
  | { readonly allowed: false; readonly reasons: NonEmpty<WebhookReason> };

/** An end of one's own company that is told from now on; its secret is kept sealed and shown this once. */
export async function addWebhook(
  { actor }: Permit<"webhook.manage">,
  { name, url, format, language, topics }: NewWebhookInput,
): Promise<AddWebhookAnswer> {
  const { distributorId, company } = actor;
  return writeFor(actor, async (tx) => {
    const at = await instantOf(tx);
    const present = await tx.select({ name: webhooks.name }).from(webhooks).where(ownWebhooks(actor));
    const names = present.map((one) => one.name);
    const decision = decideWebhook({ company: company.kind, name, names, topics, ...addressFactsOf(url) });
    if (!decision.allowed) return decision;

    const [id, secret] = [newId(), newSigningSecret()];
    const added = await tx
      .insert(webhooks)
      .values({
        distributorId,
        id,
        companyKind: company.kind,
        companyId: company.id,
        name,
        url,
        format,
        language,
        topics,
        state: "active",
        secret: sealSecret({ distributorId, id }, secret),
        createdAt: at,
      })
      .onConflictDoNothing()
      .returning({ id: webhooks.id });
    // Somebody else gave another the same name at the same time.
    if (added.length === 0) return { allowed: false, reasons: [{ code: "webhook.name-taken", name }] };
    const subject = { kind: "webhook", id, name } as const;
    const after = { url: shownAddress(format, url), format, language, topics: topics ?? "all" };
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "webhook.added", subject, after }]);
    return { allowed: true, webhookId: id, secret };
  });
}
