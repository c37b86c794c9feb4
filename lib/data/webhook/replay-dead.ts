import "server-only";
import { and, eq, gte, lt, ne } from "drizzle-orm";
import { webhookDeliveries } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import type { NonEmpty } from "@/lib/domain/decision";
import type { WebhookReason } from "@/lib/domain/webhook/decide-webhook";
import { TEST_KIND } from "@/lib/domain/webhook/delivery";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { WEBHOOK } from "../outbox/outbox-kind";
import { wakeOutbox } from "../outbox/wake-outbox";
import { lockWebhook } from "./lock-webhook";
import { newRun } from "./new-run";

type Input = {
  readonly webhookId: string;
  /** Queued from the first to before the second. */
  readonly from: Date;
  readonly to: Date;
};

export type ReplayDeadAnswer =
  | { readonly allowed: true; readonly replayed: number }
  | { readonly allowed: false; readonly reasons: NonEmpty<WebhookReason> };

/** Sends everything that was given up in a period again, each under its own id; tests are not news. */
export async function replayDead(
  { actor }: Permit<"webhook.manage">,
  { webhookId, from, to }: Input,
): Promise<ReplayDeadAnswer> {
  const { distributorId } = actor;
  return writeFor<ReplayDeadAnswer>(actor, async (tx) => {
    const webhook = await lockWebhook(tx, actor, webhookId);
    if (!webhook) return { allowed: false, reasons: [{ code: "webhook.unknown" }] };
    if (webhook.state !== "active") return { allowed: false, reasons: [{ code: "webhook.not-active" }] };
    const at = await instantOf(tx);
    const replayed = await tx
      .update(webhookDeliveries)
      .set(newRun(at))
      .where(
        and(
          eq(webhookDeliveries.distributorId, distributorId),
          eq(webhookDeliveries.webhookId, webhookId),
          eq(webhookDeliveries.state, "dead"),
          ne(webhookDeliveries.kind, TEST_KIND),
          gte(webhookDeliveries.createdAt, from),
          lt(webhookDeliveries.createdAt, to),
        ),
      )
      .returning({ id: webhookDeliveries.id });
    if (replayed.length === 0) return { allowed: false, reasons: [{ code: "webhook.nothing-to-replay" }] };
    await wakeOutbox(tx, { kind: WEBHOOK, distributorId });
    const subject = { kind: "webhook", id: webhookId, name: webhook.name } as const;
    const after = { from, to, deliveriesReplayed: replayed.length };
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "webhook.replayed", subject, after }]);
    return { allowed: true, replayed: replayed.length };
  });
}
