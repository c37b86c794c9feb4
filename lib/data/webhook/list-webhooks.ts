import "server-only";
import { and, asc, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { webhooks } from "@/db/schema";
import type { WebhookRow } from "@/lib/contracts/webhook";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { shownAddress } from "@/lib/domain/webhook/webhook";
import { inTenant } from "../tenant";
import { ownWebhooks } from "./lock-webhook";

/** The webhooks of one's own company, by name; never their secrets. */
export async function listWebhooks({ actor }: Permit<"webhook.manage">, at: Date): Promise<readonly WebhookRow[]> {
  return inTenant(actor, (tx) => selectWebhooks(tx, actor, at));
}

export async function selectWebhooks(
  tx: Transaction,
  actor: Actor,
  at: Date,
  condition?: SQL,
): Promise<readonly WebhookRow[]> {
  // Of a single table drizzle writes columns without its name, which inside would mean the deliveries' own.
  const deliveriesIn = (state: "waiting" | "dead") => sql<number>`(
    select count(*)::int from webhook_deliveries d
    where d.distributor_id = webhooks.distributor_id and d.webhook_id = webhooks.id
      and d.state = ${state} and d.kind <> 'test')`;
  const rows = await tx
    .select({
      id: webhooks.id,
      name: webhooks.name,
      url: webhooks.url,
      format: webhooks.format,
      language: webhooks.language,
      topics: webhooks.topics,
      state: webhooks.state,
      failingSince: webhooks.failingSince,
      createdAt: webhooks.createdAt,
      formerSecretUntil: webhooks.formerSecretUntil,
      waiting: deliveriesIn("waiting"),
      dead: deliveriesIn("dead"),
    })
    .from(webhooks)
    .where(and(ownWebhooks(actor), condition))
    .orderBy(asc(webhooks.name));
  return rows.map(({ url, ...row }) => ({
    ...row,
    address: shownAddress(row.format, url),
    formerSecretUntil: row.formerSecretUntil !== null && row.formerSecretUntil > at ? row.formerSecretUntil : null,
  }));
}
