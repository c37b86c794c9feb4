import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { instant, tenant } from "./columns";
import { members } from "./members";
import { messages } from "./messages";

/** Messages a member has read beyond `members.messages_read_until`, up to which all are; or has marked unread again. */
export const messageReads = pgTable(
  "message_reads",
  {
    distributorId: tenant(),
    memberId: uuid().notNull(),
    messageId: uuid().notNull(),
    isRead: boolean().notNull().default(true),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.memberId, table.messageId] }),
    foreignKey({
      name: "message_reads_member",
      columns: [table.distributorId, table.memberId],
      foreignColumns: [members.distributorId, members.id],
    }),
    foreignKey({
      name: "message_reads_message",
      columns: [table.distributorId, table.messageId],
      foreignColumns: [messages.distributorId, messages.id],
    }),
    index("message_reads_unread").on(table.distributorId, table.memberId).where(sql`not is_read`),
  ],
);
