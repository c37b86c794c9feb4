import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { WEBHOOK_ERRORS } from "@/lib/domain/webhook/delivery";
import { id, instant, oneOf, tenant } from "./columns";
import { webhookDeliveries } from "./webhook-deliveries";

/** Every call of a webhook's end: what was sent and what came back. Kept 90 days; a row never changes. */
export const webhookAttempts = pgTable(
  "webhook_attempts",
  {
    distributorId: tenant(),
    id: id(),
    deliveryId: uuid().notNull(),
    attempt: integer().notNull(),
    startedAt: instant().notNull(),
    milliseconds: integer().notNull(),
    /** The body that was sent. */
    request: text().notNull(),
    /** HTTP status; null: there was no answer. */
    status: integer(),
    /** The beginning of the body that came back; null: none was read. */
    response: text(),
    /** Null: the end took it. */
    error: text({ enum: WEBHOOK_ERRORS }),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "webhook_attempts_delivery",
      columns: [table.distributorId, table.deliveryId],
      foreignColumns: [webhookDeliveries.distributorId, webhookDeliveries.id],
    }),
    index("webhook_attempts_by_delivery").on(table.distributorId, table.deliveryId, table.startedAt),
    oneOf("webhook_attempts_error", "error", WEBHOOK_ERRORS),
  ],
);
