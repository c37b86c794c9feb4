import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { RetryUndeliveredInput } from "@/lib/contracts/undelivered";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { type GivenUp, type UndeliveredReason, whyNotAgain } from "@/lib/domain/notification/undelivered";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { WEBHOOK } from "../outbox/outbox-kind";
import { wakeOutbox } from "../outbox/wake-outbox";
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
      return refuse<UndeliveredReason>({ code: id === undefined ? "undelivered.nothing-to-retry" : "undelivered.settled" });
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

const thatOne = (column: SQL, id: string | undefined) => (id === undefined ? sql`true` : sql`${column} = ${id}`);

/** Decided again by the row itself: whoever came first has turned it already. */
async function retryMessages(tx: Transaction, actor: Actor, way: "email" | "sms", id: string | undefined) {
  return tx.execute<Row>(sql`
    update outbox o set state = 'waiting', attempts = 0, due_at = null, error = null
    where o.state = 'dead' and o.kind = ${OUTBOX_WAYS[way]} and ${holdsAll} and ${thatOne(sql`o.id`, id)}
      and ${ownMessages(actor)}
    returning o.id`);
}

async function retryDeliveries(tx: Transaction, actor: Actor, at: Date, id: string | undefined) {
  return tx.execute<Row>(sql`
    update webhook_deliveries d
    set state = 'waiting', error = null, due_at = null, leased_until = null,
      tried_since = ${at.toISOString()}::timestamptz, tried_from = d.attempts
    from webhooks w
    where w.distributor_id = d.distributor_id and w.id = d.webhook_id and w.state = 'active' and w.removed_at is null
      and d.state = 'dead' and ${thatOne(sql`d.id`, id)} and ${ownDeliveries(actor)}
    returning d.id`);
}
