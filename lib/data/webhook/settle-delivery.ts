import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { webhookAttempts, webhookDeliveries, webhooks } from "@/db/schema";
import { retryAt } from "@/lib/domain/webhook/delivery";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { WEBHOOK } from "../outbox/outbox-kind";
import { wakeOutbox } from "../outbox/wake-outbox";
import { inTenant } from "../tenant";
import type { ClaimedDelivery } from "./claim-delivery";
import type { PostedDelivery } from "./post-delivery";

/** Keeps what an attempt sent and heard, and what follows from it. Returns how long it took, in milliseconds. */
export async function settleDelivery(
  distributorId: string,
  claimed: ClaimedDelivery,
  posted: PostedDelivery,
): Promise<number> {
  return inTenant({ distributorId }, async (tx) => {
    const own = and(eq(webhooks.distributorId, distributorId), eq(webhooks.id, claimed.webhookId));
    const [webhook] = await tx.select().from(webhooks).where(own).for("no key update");
    const delivery = and(eq(webhookDeliveries.distributorId, distributorId), eq(webhookDeliveries.id, claimed.id));
    const [row] = await tx.select().from(webhookDeliveries).where(delivery).for("update");
    if (!webhook || !row) throw new Error(`delivery ${claimed.id} is gone`);
    const at = await instantOf(tx);
    const milliseconds = Math.max(0, at.getTime() - claimed.at.getTime());
    await keepAttempt(tx, distributorId, { claimed, posted, milliseconds });
    if (posted.error === null) {
      const arrived = { state: "delivered", deliveredAt: at, error: null, dueAt: null, leasedUntil: null } as const;
      await tx.update(webhookDeliveries).set(arrived).where(delivery);
      if (webhook.failingSince !== null) await tx.update(webhooks).set({ failingSince: null }).where(own);
      return milliseconds;
    }
    const isTold = row.noticeId !== null;
    if (isTold && webhook.failingSince === null) await tx.update(webhooks).set({ failingSince: at }).where(own);
    // Given up meanwhile, or tried by another since its lease ended: what that says stands.
    if (row.state !== "waiting" || row.attempts !== claimed.attempt) return milliseconds;
    const next = retryAt({ kind: row.kind, attempt: row.attempts - row.triedFrom, triedSince: row.triedSince }, at);
    await tx
      .update(webhookDeliveries)
      .set({ state: next === null ? "dead" : "waiting", error: posted.error, dueAt: next, leasedUntil: null })
      .where(delivery);
    return milliseconds;
  });
}

/** Given back by a process that ends: free for the next at once, as if it had not been tried. A later attempt of another stands. */
export async function returnDelivery(distributorId: string, { id, attempt }: ClaimedDelivery): Promise<void> {
  await inTenant({ distributorId }, async (tx) => {
    await tx
      .update(webhookDeliveries)
      .set({ attempts: attempt - 1, leasedUntil: null })
      .where(
        and(
          eq(webhookDeliveries.distributorId, distributorId),
          eq(webhookDeliveries.id, id),
          eq(webhookDeliveries.state, "waiting"),
          eq(webhookDeliveries.attempts, attempt),
        ),
      );
    await wakeOutbox(tx, { kind: WEBHOOK, distributorId });
  });
}

type Attempt = {
  readonly claimed: ClaimedDelivery;
  readonly posted: PostedDelivery;
  readonly milliseconds: number;
};

async function keepAttempt(tx: Transaction, distributorId: string, { claimed, posted, milliseconds }: Attempt) {
  await tx.insert(webhookAttempts).values({
    distributorId,
    id: newId(),
    deliveryId: claimed.id,
    attempt: claimed.attempt,
    startedAt: claimed.at,
    milliseconds,
    ...posted,
  });
}
