import "server-only";
import { and, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, messages, webhookDeliveries, webhooks } from "@/db/schema";
import type { CompanyKind } from "@/lib/domain/access/actor";
import { LEASE_MS } from "@/lib/domain/end/attempt";
import type { Topic } from "@/lib/domain/notification/topic";
import { DELIVERIES_AT_ONCE, TEST_KIND } from "@/lib/domain/webhook/delivery";
import type { WebhookFormat } from "@/lib/domain/webhook/webhook";
import { validSecretsOf } from "../end/valid-secrets";
import { instantOf } from "../instant";
import { findDistributor } from "../system-actor";
import { inTenant } from "../tenant";

export type ClaimedDelivery = {
  readonly id: string;
  readonly webhookId: string;
  readonly url: string;
  readonly format: WebhookFormat;
  readonly language: string;
  readonly secrets: readonly string[];
  readonly company: { readonly kind: CompanyKind; readonly id: string };
  readonly noticeId: string | null;
  readonly kind: string;
  readonly topic: Topic | null;
  readonly facts: unknown;
  readonly customer: { readonly id: string; readonly name: string } | null;
  readonly currency: string;
  readonly createdAt: Date;
  /** Of all attempts of this delivery. */
  readonly attempt: number;
  /** When it was claimed. */
  readonly at: Date;
};

type Webhook = typeof webhooks.$inferSelect;
type Delivery = typeof webhookDeliveries.$inferSelect;

/**
 * Takes the delivery of a webhook that is due longest, or null: nothing is due, or enough are under way. Nothing stays
 * locked while it is posted: whoever dies meanwhile leaves it to the next one after the lease, under the same id.
 */
export async function claimDelivery(distributorId: string, webhookId: string): Promise<ClaimedDelivery | null> {
  return inTenant({ distributorId }, async (tx) => {
    // One claims at a time, so that the count of those under way holds.
    const [webhook] = await tx
      .select()
      .from(webhooks)
      .where(and(eq(webhooks.distributorId, distributorId), eq(webhooks.id, webhookId), isNull(webhooks.removedAt)))
      .for("no key update");
    if (!webhook) return null;
    const at = await instantOf(tx);
    const waiting = and(
      eq(webhookDeliveries.distributorId, distributorId),
      eq(webhookDeliveries.webhookId, webhookId),
      eq(webhookDeliveries.state, "waiting"),
    );
    const underWay = await tx.$count(webhookDeliveries, and(waiting, gt(webhookDeliveries.leasedUntil, at)));
    if (underWay >= DELIVERIES_AT_ONCE) return null;
    const isFree = or(isNull(webhookDeliveries.leasedUntil), lte(webhookDeliveries.leasedUntil, at));
    // A paused one is called for tests alone.
    const isMeant = webhook.state === "active" ? undefined : eq(webhookDeliveries.kind, TEST_KIND);
    const isDue = or(isNull(webhookDeliveries.dueAt), lte(webhookDeliveries.dueAt, at));
    const [due] = await tx
      .select()
      .from(webhookDeliveries)
      .where(and(waiting, isMeant, isFree, isDue))
      .orderBy(sql`coalesce(${webhookDeliveries.dueAt}, ${webhookDeliveries.createdAt})`, webhookDeliveries.id)
      .limit(1)
      .for("update");
    return due ? takeDelivery(tx, webhook, due, at) : null;
  });
}

/** Counts the attempt before it is made and leases the delivery to whoever makes it. */
export async function takeDelivery(
  tx: Transaction,
  webhook: Webhook,
  delivery: Delivery,
  at: Date,
): Promise<ClaimedDelivery> {
  const { distributorId, id: webhookId, url, format, language, companyKind, companyId } = webhook;
  const { id, noticeId, kind, topic, facts, createdAt } = delivery;
  const attempt = delivery.attempts + 1;
  await tx
    .update(webhookDeliveries)
    .set({ attempts: attempt, leasedUntil: new Date(at.getTime() + LEASE_MS) })
    .where(and(eq(webhookDeliveries.distributorId, distributorId), eq(webhookDeliveries.id, id)));
  const distributor = await findDistributor(tx, distributorId);
  if (!distributor) throw new Error("the delivery's distributor is gone");
  return {
    id,
    webhookId,
    url,
    format,
    language,
    noticeId,
    kind,
    topic,
    facts,
    createdAt,
    attempt,
    at,
    secrets: validSecretsOf(webhook, at),
    company: { kind: companyKind, id: companyId },
    customer: noticeId === null ? null : await customerOf(tx, webhook, noticeId),
    currency: distributor.currency,
  };
}

/** Whom the notice was about, as the message to that company says. */
async function customerOf(tx: Transaction, { distributorId, companyId }: Webhook, noticeId: string) {
  const [row] = await tx
    .select({ id: customers.id, name: customers.name })
    .from(messages)
    .innerJoin(
      customers,
      and(eq(customers.distributorId, messages.distributorId), eq(customers.id, messages.customerId)),
    )
    .where(
      and(
        eq(messages.distributorId, distributorId),
        eq(messages.noticeId, noticeId),
        eq(messages.companyId, companyId),
      ),
    )
    .limit(1);
  return row ?? null;
}
