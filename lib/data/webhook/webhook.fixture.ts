import { and, desc, eq, sql } from "drizzle-orm";
import { auditEntries, messages, webhookAttempts, webhookDeliveries, webhooks } from "@/db/schema";
import type { NewWebhookInput } from "@/lib/contracts/webhook";
import type { Actor } from "@/lib/domain/access/actor";
import { topicOf } from "@/lib/domain/notification/topic";
import { tellCompanies } from "../alert/write-notices";
import { permit } from "../budget/governance.fixture";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { addWebhook } from "./add-webhook";
import { queueWebhookDeliveries } from "./queue-deliveries";

/** What a story about webhooks does for one company. */
export function webhooksOf(actor: Actor) {
  const { distributorId } = actor;
  const may = permit(actor, "webhook.manage");
  return {
    may,
    async add(url: string, more: Partial<NewWebhookInput> = {}) {
      const name = more.name ?? "Ops";
      const input = { format: "standard" as const, language: "en" as const, topics: null, ...more, name, url };
      const added = await addWebhook(may, input);
      if (!added.allowed) throw new Error(JSON.stringify(added.reasons));
      return added;
    },
    /** The company is told so often that a customer joined; its webhooks get it. Returns the deliveries' ids. */
    tell: (times = 1, customerId: string | null = null) =>
      inTenant(actor, async (tx) => {
        const at = await instantOf(tx);
        const company = { kind: actor.company.kind, id: actor.company.id };
        const facts = { customer: "Acme <Ltd> [x](http://evil.example)", partner: "Bright", start: "waits" as const };
        const notice = { kind: "customer-joined" as const, urgent: false, facts };
        await tellCompanies(
          tx,
          distributorId,
          at,
          Array.from({ length: times }, () => ({ to: [company], notice, customerId })),
        );
        const told = await tx
          .select({ noticeId: messages.noticeId })
          .from(messages)
          .where(eq(messages.companyId, company.id))
          .orderBy(desc(messages.id))
          .limit(times);
        const topic = topicOf(notice.kind, facts) ?? "company";
        const queued = await queueWebhookDeliveries(
          tx,
          distributorId,
          at,
          told.flatMap(({ noticeId }) =>
            noticeId === null ? [] : { noticeId, kind: notice.kind, topic, company, facts },
          ),
        );
        return queued.map(({ deliveryId }) => deliveryId);
      }),
    ...keptOf(actor),
    /** As if so much time had passed for everything of the distributor's webhooks. */
    letPass: (milliseconds: number) =>
      inTenant(actor, async (tx) => {
        const earlier = (column: string) =>
          sql.raw(`${column} = ${column} - ${milliseconds} * interval '1 millisecond'`);
        await tx.execute(sql`
          update webhook_deliveries set ${earlier("due_at")}, ${earlier("leased_until")}, ${earlier("tried_since")}
          where distributor_id = ${distributorId}`);
        await tx.execute(sql`
          update webhooks set ${earlier("failing_since")}, ${earlier("former_secret_until")}
          where distributor_id = ${distributorId}`);
      }),
  };
}

function keptOf(actor: Actor) {
  return {
    deliveriesOf: (webhookId: string) =>
      inTenant(actor, (tx) =>
        tx
          .select()
          .from(webhookDeliveries)
          .where(eq(webhookDeliveries.webhookId, webhookId))
          .orderBy(webhookDeliveries.id),
      ),
    attemptsOf: (deliveryId: string) =>
      inTenant(actor, (tx) =>
        tx
          .select()
          .from(webhookAttempts)
          .where(eq(webhookAttempts.deliveryId, deliveryId))
          .orderBy(webhookAttempts.attempt),
      ),
    messagesOf: (kind: string) =>
      inTenant(actor, async (tx) =>
        (
          await tx
            .select({ facts: messages.facts })
            .from(messages)
            .where(and(eq(messages.companyId, actor.company.id), eq(messages.kind, kind)))
        ).map(({ facts }) => facts),
      ),
    rowOf: (webhookId: string) =>
      inTenant(actor, async (tx) => {
        const [row] = await tx.select().from(webhooks).where(eq(webhooks.id, webhookId));
        if (!row) throw new Error("no such webhook");
        return row;
      }),
    auditOf: (webhookId: string) =>
      inTenant(actor, async (tx) =>
        (
          await tx
            .select()
            .from(auditEntries)
            .where(eq(auditEntries.subjectId, webhookId))
            .orderBy(auditEntries.at, auditEntries.id)
        ).map(({ action, companyId }) => ({ action, companyId })),
      ),
  };
}
