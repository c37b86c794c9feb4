import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { webhookDeliveries, webhooks } from "@/db/schema";
import type { Topic } from "@/lib/domain/notification/topic";
import { hearsTopic } from "@/lib/domain/webhook/webhook";
import type { CompanyRef } from "../alert/write-notices";
import { newId } from "../new-id";
import { WEBHOOK } from "../outbox/outbox-kind";
import { wakeOutbox } from "../outbox/wake-outbox";

/** A notice as one company was told it. */
export type ToldCompany = {
  readonly noticeId: string;
  readonly kind: string;
  readonly topic: Topic;
  readonly company: CompanyRef;
  readonly facts: unknown;
};

export type QueuedDelivery = {
  readonly noticeId: string;
  readonly companyId: string;
  readonly webhookId: string;
  readonly deliveryId: string;
};

const BATCH = 1000;

/** Queues what these companies were told for those of their webhooks that are to hear of it; it leaves after the commit. */
export async function queueWebhookDeliveries(
  tx: Transaction,
  distributorId: string,
  at: Date,
  told: readonly ToldCompany[],
): Promise<readonly QueuedDelivery[]> {
  const companyIds = [...new Set(told.map(({ company }) => company.id))];
  if (companyIds.length === 0) return [];
  const hearing = await tx
    .select({ id: webhooks.id, companyId: webhooks.companyId, topics: webhooks.topics })
    .from(webhooks)
    .where(
      and(
        eq(webhooks.distributorId, distributorId),
        inArray(webhooks.companyId, companyIds),
        eq(webhooks.state, "active"),
        isNull(webhooks.removedAt),
      ),
    )
    .orderBy(webhooks.id)
    // Whoever pauses one meanwhile waits, and gives up what is queued here too.
    .for("share");
  const queued = told.flatMap(({ noticeId, kind, topic, company, facts }) =>
    hearing
      .filter(({ companyId, topics }) => companyId === company.id && hearsTopic(topics, topic))
      .map(({ id: webhookId, companyId }) => ({
        row: {
          distributorId,
          id: newId(),
          webhookId,
          noticeId,
          kind,
          topic,
          facts,
          state: "waiting" as const,
          triedSince: at,
          createdAt: at,
        },
        companyId,
      })),
  );
  if (queued.length === 0) return [];
  for (let start = 0; start < queued.length; start += BATCH) {
    await tx.insert(webhookDeliveries).values(queued.slice(start, start + BATCH).map(({ row }) => row));
  }
  await wakeOutbox(tx, { kind: WEBHOOK, distributorId });
  return queued.map(({ row: { noticeId, webhookId, id }, companyId }) => ({
    noticeId,
    companyId,
    webhookId,
    deliveryId: id,
  }));
}
