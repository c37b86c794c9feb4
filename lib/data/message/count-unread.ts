import "server-only";
import { and, desc, eq, gt, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { messageReads, messages } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { INBOX_COUNTED, UNREAD_SHOWN } from "@/lib/domain/notification/inbox";
import { messagesOf } from "../scope";
import { inTenant } from "../tenant";
import { isUnread, readableBy } from "./message-clauses";
import { type Reader, readerOf } from "./reader";

/**
 * How many messages the person has not read, and one more than is shown where there are more. Looks at the newest
 * thousand since all was read and at what was marked unread again: a bounded number of rows by key, however many there are.
 */
export async function countUnread({ actor }: Permit<"message.read">): Promise<number> {
  return inTenant(actor, async (tx) => {
    const reader = await readerOf(tx, actor);
    return reader ? unreadOf(tx, actor, reader) : 0;
  });
}

// Both parts bear the table's own name, so that the clauses on messages are asked of them, row by row.
async function unreadOf(tx: Transaction, actor: Actor, reader: Reader): Promise<number> {
  const { distributorId, company } = actor;
  const newest = tx
    .select()
    .from(messages)
    .where(
      and(eq(messages.distributorId, distributorId), eq(messages.companyId, company.id), gt(messages.at, reader.until)),
    )
    .orderBy(desc(messages.at))
    .limit(INBOX_COUNTED);
  const again = sql`(select m.* from (
      select ${messageReads.messageId} from ${messageReads}
      where ${messageReads.distributorId} = ${distributorId}::uuid and ${messageReads.memberId} = ${reader.memberId}::uuid
        and not ${messageReads.isRead}
      limit ${INBOX_COUNTED}) r
    cross join lateral (select * from ${messages}
      where ${messages.distributorId} = ${distributorId}::uuid and ${messages.id} = r.message_id
        and ${messages.at} <= ${reader.until.toISOString()}::timestamptz
      limit 1) m)`;
  const unread = and(messagesOf(actor), readableBy(actor), isUnread(actor, reader));
  const most = UNREAD_SHOWN + 1;
  const [row] = await tx.execute<{ count: number }>(sql`
    select (select count(*) from (select 1 from (${newest}) messages where ${unread} limit ${most}) fresh)::int
      + (select count(*) from (select 1 from ${again} messages where ${unread} limit ${most}) again)::int as count`);
  return Math.min(row?.count ?? 0, most);
}
