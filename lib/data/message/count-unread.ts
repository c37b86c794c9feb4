import "server-only";
import { and, desc, eq, gt, lte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { messageReads, messages } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { INBOX_COUNTED, UNREAD_SHOWN } from "@/lib/domain/notification/inbox";
import { messagesOf } from "../scope";
import { inTenant } from "../tenant";
import { readableBy } from "./message-clauses";
import { ownMarks, type Reader, readerOf } from "./reader";

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

async function unreadOf(tx: Transaction, actor: Actor, reader: Reader): Promise<number> {
  const { distributorId, company } = actor;
  const newest = tx
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(eq(messages.distributorId, distributorId), eq(messages.companyId, company.id), gt(messages.at, reader.until)),
    )
    .orderBy(desc(messages.at))
    .limit(INBOX_COUNTED);
  const visible = and(messagesOf(actor), readableBy(actor));
  const fresh = tx
    .select({ one: sql`1` })
    .from(messages)
    .leftJoin(messageReads, ownMarks(actor, reader))
    .where(and(visible, sql`${messages.id} in (${newest})`, sql`${messageReads.isRead} is not true`))
    .limit(UNREAD_SHOWN + 1);
  const again = tx
    .select({ one: sql`1` })
    .from(messageReads)
    .innerJoin(messages, and(eq(messages.distributorId, distributorId), ownMarks(actor, reader)))
    .where(
      and(
        eq(messageReads.distributorId, distributorId),
        eq(messageReads.memberId, reader.memberId),
        sql`not ${messageReads.isRead}`,
        lte(messages.at, reader.until),
        visible,
      ),
    )
    .limit(UNREAD_SHOWN + 1);
  const [row] = await tx.execute<{ count: number }>(
    sql`select (select count(*) from (${fresh}) f)::int + (select count(*) from (${again}) a)::int as count`,
  );
  return Math.min(row?.count ?? 0, UNREAD_SHOWN + 1);
}
