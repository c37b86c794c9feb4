import "server-only";
import { and, asc, desc, eq, gt, lt, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { webhookDeliveries, webhooks } from "@/db/schema";
import type { Page } from "@/lib/contracts/page";
import type { WebhookDeliveryRow, WebhookQuery } from "@/lib/contracts/webhook";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { TEST_KIND } from "@/lib/domain/webhook/delivery";
import { isBackwards, pageOf } from "../page-of";
import { findDistributor } from "../system-actor";
import { inTenant } from "../tenant";
import { ownWebhooks } from "./lock-webhook";

const SIZE = 25;

const SHOWN = {
  id: webhookDeliveries.id,
  kind: webhookDeliveries.kind,
  topic: webhookDeliveries.topic,
  facts: webhookDeliveries.facts,
  state: webhookDeliveries.state,
  attempts: webhookDeliveries.attempts,
  error: webhookDeliveries.error,
  dueAt: webhookDeliveries.dueAt,
  createdAt: webhookDeliveries.createdAt,
  deliveredAt: webhookDeliveries.deliveredAt,
};

type Wanted = Pick<WebhookQuery, "state" | "about" | "after" | "before">;

export type DeliveryLog = Page<WebhookDeliveryRow> & {
  /** ISO 4217, of every amount in them. */
  readonly currency: string;
};

/** The deliveries of one webhook of one's own company, newest first. */
export async function listWebhookDeliveries(
  { actor }: Permit<"webhook.manage">,
  webhookId: string,
  { state, about, ...place }: Wanted,
): Promise<DeliveryLog> {
  const backwards = isBackwards(place);
  return inTenant(actor, async (tx) => {
    const found = await selectDeliveries(tx)
      .where(
        and(
          ofWebhook(actor, webhookId),
          state === null ? undefined : eq(webhookDeliveries.state, state),
          about === null ? undefined : aboutOf(about),
          place.after === null ? undefined : lt(webhookDeliveries.id, place.after),
          backwards && place.before !== null ? gt(webhookDeliveries.id, place.before) : undefined,
        ),
      )
      .orderBy(backwards ? asc(webhookDeliveries.id) : desc(webhookDeliveries.id))
      .limit(SIZE + 1);
    const distributor = await findDistributor(tx, actor.distributorId);
    return { ...pageOf(found, SIZE, place, ({ id }) => id), currency: distributor?.currency ?? "" };
  });
}

const ofItsWebhook = and(
  eq(webhooks.distributorId, webhookDeliveries.distributorId),
  eq(webhooks.id, webhookDeliveries.webhookId),
);

export function selectDeliveries(tx: Transaction) {
  return tx.select(SHOWN).from(webhookDeliveries).innerJoin(webhooks, ofItsWebhook);
}

/** Only of a webhook of one's own company. */
export function ofWebhook(actor: Actor, webhookId: string): SQL | undefined {
  return and(ownWebhooks(actor), eq(webhooks.id, webhookId));
}

function aboutOf(about: NonNullable<Wanted["about"]>): SQL {
  return about === TEST_KIND ? eq(webhookDeliveries.kind, about) : eq(webhookDeliveries.topic, about);
}
