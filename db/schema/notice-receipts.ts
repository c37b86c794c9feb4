import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { HEARER_KINDS, RECEIPT_OUTCOMES, RECEIPT_WAYS } from "@/lib/domain/notification/receipt";
import { TOPICS } from "@/lib/domain/notification/topic";
import { id, instant, oneOf, tenant } from "./columns";
import { outbox } from "./outbox";

/** Why somebody was told of a notice on a way, or was not; what waits for a digest or the morning waits here. Kept 90 days. */
export const noticeReceipts = pgTable(
  "notice_receipts",
  {
    distributorId: tenant(),
    id: id(),
    /** The outbox row of the notice. */
    noticeId: uuid().notNull(),
    /** What the company was told; null: what only a webhook hears. */
    messageId: uuid(),
    companyId: uuid().notNull(),
    topic: text({ enum: TOPICS }).notNull(),
    way: text({ enum: RECEIPT_WAYS }).notNull(),
    hearer: text({ enum: HEARER_KINDS }).notNull(),
    /** Member, recipient, customer or webhook. */
    hearerId: uuid().notNull(),
    outcome: text({ enum: RECEIPT_OUTCOMES }).notNull(),
    /** When what waits is sent; null: nothing waits. */
    dueAt: instant(),
    /** The outbox row or webhook delivery that carries it; null: none yet. */
    carriedBy: uuid(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "notice_receipts_notice",
      columns: [table.distributorId, table.noticeId],
      foreignColumns: [outbox.distributorId, outbox.id],
    }),
    index("notice_receipts_due").on(table.distributorId, table.dueAt).where(sql`due_at is not null`),
    index("notice_receipts_by_company").on(table.distributorId, table.companyId, table.at),
    index("notice_receipts_by_notice").on(table.distributorId, table.noticeId),
    oneOf("notice_receipts_topic", "topic", TOPICS),
    oneOf("notice_receipts_way", "way", RECEIPT_WAYS),
    oneOf("notice_receipts_hearer", "hearer", HEARER_KINDS),
    oneOf("notice_receipts_outcome", "outcome", RECEIPT_OUTCOMES),
  ],
);
