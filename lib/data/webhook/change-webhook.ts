import "server-only";
import { and, eq, ne } from "drizzle-orm";
import { webhooks } from "@/db/schema";
import type { ChangeWebhookInput } from "@/lib/contracts/webhook";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { decideWebhook, type WebhookReason } from "@/lib/domain/webhook/decide-webhook";
import { shownAddress } from "@/lib/domain/webhook/webhook";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { addressFactsOf } from "../end/address-facts";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { lockWebhook, ownWebhooks } from "./lock-webhook";

type Stated = Pick<typeof webhooks.$inferSelect, "name" | "url" | "language" | "topics">;

/** Another name, address, language or other topics; what waits goes to the address that holds when it leaves. */
export async function changeWebhook(
  { actor }: Permit<"webhook.manage">,
  { webhookId, url: given, ...wished }: ChangeWebhookInput,
): Promise<Decision<WebhookReason>> {
  const { distributorId, company } = actor;
  return writeFor(actor, async (tx) => {
    const webhook = await lockWebhook(tx, actor, webhookId);
    if (!webhook) return refuse<WebhookReason>({ code: "webhook.unknown" });
    const url = given ?? webhook.url;
    const others = await tx
      .select({ name: webhooks.name })
      .from(webhooks)
      .where(and(ownWebhooks(actor), ne(webhooks.id, webhookId)));
    const names = others.map((one) => one.name);
    const decision = decideWebhook({ company: company.kind, ...wished, names, ...addressFactsOf(url) });
    if (!decision.allowed) return decision;

    const at = await instantOf(tx);
    const stated = ({ name, url: address, language, topics }: Stated) => ({
      name,
      url: shownAddress(webhook.format, address),
      language,
      topics: topics ?? "all",
    });
    await tx
      .update(webhooks)
      .set({ ...wished, url })
      .where(and(eq(webhooks.distributorId, distributorId), eq(webhooks.id, webhookId)));
    const subject = { kind: "webhook", id: webhookId, name: wished.name } as const;
    const [before, after] = [stated(webhook), stated({ ...wished, url })];
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "webhook.changed", subject, before, after }]);
    return ALLOWED;
  });
}
