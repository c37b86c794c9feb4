import "server-only";
import { eq } from "drizzle-orm";
import { webhooks } from "@/db/schema";
import type { WebhookRow } from "@/lib/contracts/webhook";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";
import { selectWebhooks } from "./list-webhooks";

/** Null when it is not one's own company's, or was removed. */
export async function getWebhook(
  { actor }: Permit<"webhook.manage">,
  webhookId: string,
  at: Date,
): Promise<WebhookRow | null> {
  const [webhook] = await inTenant(actor, (tx) => selectWebhooks(tx, actor, at, eq(webhooks.id, webhookId)));
  return webhook ?? null;
}
