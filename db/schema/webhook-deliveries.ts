import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { TOPICS } from "@/lib/domain/notification/topic";
import { WEBHOOK_DELIVERY_STATES } from "@/lib/domain/webhook/delivery";
import { id, instant, oneOf, tenant } from "./columns";
import { webhooks } from "./webhooks";

/** What a webhook is posted, once a notice; at least once, always under this id. Kept 90 days. */
export const webhookDeliveries = pgTable(
  "webhook_deliveries",
  {
    distributorId: tenant(),
    /** Sent as `webhook-id`. */
    id: id(),
    webhookId: uuid().notNull(),
    /** The outbox row of the notice; null: a test. */
    noticeId: uuid(),
    /** Kind of the notice, or "test". */
    kind: text().notNull(),
    /** Null: a test. */
    topic: text({ enum: TOPICS }),
    /** The notice as the company was told it. */
    facts: jsonb().notNull(),
    state: text({ enum: WEBHOOK_DELIVERY_STATES }).notNull(),
    /** Of all runs. */
    attempts: integer().notNull().default(0),
    /** Since when this run tries, and how many attempts there were before it; a replay begins another. */
    triedSince: instant().notNull(),
    triedFrom: integer().notNull().default(0),
    /** Of the last attempt that failed; a code. */
    error: text(),
    /** Not tried before this instant; null: at once. */
    dueAt: instant(),
    /** While somebody tries: when that counts as lost. */
    leasedUntil: instant(),
    createdAt: instant().notNull(),
    deliveredAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "webhook_deliveries_webhook",
      columns: [table.distributorId, table.webhookId],
      foreignColumns: [webhooks.distributorId, webhooks.id],
    }),
    index("webhook_deliveries_by_webhook").on(table.distributorId, table.webhookId, table.id),
    index("webhook_deliveries_waiting")
      .on(table.distributorId, table.webhookId, table.id)
      .where(sql`state = 'waiting'`),
    index("webhook_deliveries_undelivered").on(table.distributorId, table.id).where(sql`state = 'dead'`),
    index("webhook_deliveries_by_time").on(table.distributorId, table.createdAt),
    oneOf("webhook_deliveries_topic", "topic", TOPICS),
    oneOf("webhook_deliveries_state", "state", WEBHOOK_DELIVERY_STATES),
  ],
);
