import "server-only";
import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { webhookDeliveries, webhooks } from "@/db/schema";
import type { RetryUndeliveredInput } from "@/lib/contracts/undelivered";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { type GivenUp, type UndeliveredReason, whyNotAgain } from "@/lib/domain/notification/undelivered";
import { TEST_KIND } from "@/lib/domain/webhook/delivery";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { WEBHOOK } from "../outbox/outbox-kind";
import { wakeOutbox } from "../outbox/wake-outbox";
import { newRun } from "../webhook/new-run";
import { holdsAll, OUTBOX_WAYS, ownDeliveries, ownMessages } from "./given-up";

/** Tries once more what was given up, one or all of a way, with a new run of attempts under the id each has. */
export async function retryUndelivered(
  { actor }: Permit<"notification.read">,
  { way, id }: RetryUndeliveredInput,
): Promise<Decision<UndeliveredReason>> {
  return writeFor(actor, async (tx) => {
    const reason = id === undefined ? null : await whyNotOne(tx, actor, way, id);
    if (reason) return refuse<UndeliveredReason>(reason);
    const at = await instantOf(tx);
    const ids = way === "webhook" ? await retryDeliveries(tx, actor, at, id) : await retryMessages(tx, actor, way, id);
    if (ids.length === 0) {
      return refuse<UndeliveredReason>({
        code: id === undefined ? "undelivered.nothing-to-retry" : "undelivered.settled",
      });
    }
    const { distributorId, company } = actor;
    await wakeOutbox(tx, { kind: way === "webhook" ? WEBHOOK : OUTBOX_WAYS[way], distributorId });
    await recordAudit(tx, actor, [
      {
        changeId: newId(),
        at,
        action: "undelivered.retried",
        subject: { kind: company.kind, id: company.id, name: company.name },
        after: { way, count: ids.length, ...(id === undefined ? {} : { deliveryId: id }) },
      },
    ]);
    return ALLOWED;
  });
}

type Way = RetryUndeliveredInput["way"];
type Row = { readonly id: string };

async function whyNotOne(tx: Transaction, actor: Actor, way: Way, id: string): Promise<UndeliveredReason | null> {
  const [found] =
    way === "webhook"
      ? await tx.execute<{ state: string; webhook: string; is_active: boolean }>(sql`
          select d.state, w.name as webhook, w.state = 'active' and w.removed_at is null as is_active
          from webhook_deliveries d
          join webhooks w on w.distributor_id = d.distributor_id and w.id = d.webhook_id
          where d.id = ${id} and ${ownDeliveries(actor)}`)
      : await tx.execute<{ state: string; template: string | null }>(sql`
          select o.state, o.payload->>'template' as template from outbox o
          where o.id = ${id} and o.kind = ${OUTBOX_WAYS[way]} and ${ownMessages(actor)}`);
  if (!found) return { code: "undelivered.unknown" };
  if (found.state !== "dead") return { code: "undelivered.settled" };
  return whyNotAgain(givenUpOf(way, found));
}

function givenUpOf(way: Way, found: { webhook?: string; is_active?: boolean; template?: string | null }): GivenUp {
  switch (way) {
    case "email":
      return { way, template: found.template ?? "" };
    case "sms":
      return { way };
    case "webhook":
      return { way, webhook: found.webhook ?? "", isActive: found.is_active ?? false };
  }
}

/** Decided again by the row itself: whoever came first has turned it already. */
async function retryMessages(tx: Transaction, actor: Actor, way: "email" | "sms", id: string | undefined) {
  return tx.execute<Row>(sql`
    update outbox o set state = 'waiting', attempts = 0, due_at = null, error = null
    where o.state = 'dead' and o.kind = ${OUTBOX_WAYS[way]} and ${holdsAll} and ${id === undefined ? sql`true` : sql`o.id = ${id}`}
      and ${ownMessages(actor)}
    returning o.id`);
}

function retryDeliveries(tx: Transaction, { distributorId, company }: Actor, at: Date, id: string | undefined) {
  const active = tx
    .select({ id: webhooks.id })
    .from(webhooks)
    .where(
      and(
        eq(webhooks.distributorId, distributorId),
        eq(webhooks.companyId, company.id),
        eq(webhooks.state, "active"),
        isNull(webhooks.removedAt),
      ),
    );
  return tx
    .update(webhookDeliveries)
    .set(newRun(at))
    .where(
      and(
        eq(webhookDeliveries.distributorId, distributorId),
        inArray(webhookDeliveries.webhookId, active),
        eq(webhookDeliveries.state, "dead"),
        ne(webhookDeliveries.kind, TEST_KIND),
        id === undefined ? undefined : eq(webhookDeliveries.id, id),
      ),
    )
    .returning({ id: webhookDeliveries.id });
}
