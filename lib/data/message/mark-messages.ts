import "server-only";
import { and, eq, gt, inArray, lte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { members, messageReads, messages } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { UNSEEN_MS } from "@/lib/domain/notification/inbox";
import { instantOf } from "../instant";
import { messagesOf } from "../scope";
import { inTenant } from "../tenant";
import { readableBy } from "./message-clauses";
import { readerOf } from "./reader";

type Marking = { readonly messageIds: readonly string[]; readonly read: boolean };

/** One's own marks, which change nothing of the company: no freeze stops them and no log keeps them. */
export async function markMessages(
  { actor }: Permit<"message.read">,
  { messageIds, read }: Marking,
): Promise<{ readonly marked: number }> {
  return inTenant(actor, async (tx) => {
    const reader = await readerOf(tx, actor);
    if (!reader) return { marked: 0 };
    const at = await instantOf(tx);
    const rows = await tx
      .select({ messageId: messages.id })
      .from(messages)
      .where(and(messagesOf(actor), readableBy(actor), inArray(messages.id, [...messageIds])));
    const { distributorId } = actor;
    await mark(
      tx,
      rows.map(({ messageId }) => ({ distributorId, memberId: reader.memberId, messageId, isRead: read, at })),
    );
    return { marked: rows.length };
  });
}

/**
 * All that the person's company was told until the page was shown. What was written in the minutes before counts as
 * read only where it is there to be seen now: it may be committed later than its instant.
 */
export async function markAllRead({ actor }: Permit<"message.read">, { until }: { readonly until: Date }) {
  await inTenant(actor, async (tx) => {
    const reader = await readerOf(tx, actor);
    if (!reader) return;
    const own = and(eq(members.distributorId, actor.distributorId), eq(members.id, reader.memberId));
    await tx.select({ one: sql`1` }).from(members).where(own).for("update");
    const at = await instantOf(tx);
    const shown = until < at ? until : at;
    const surely = new Date(shown.getTime() - UNSEEN_MS);
    await markShown(tx, actor, { memberId: reader.memberId, surely, shown, at });
    if (surely <= reader.until) return;
    await tx.update(members).set({ messagesReadUntil: surely }).where(own);
  });
}

type Shown = { readonly memberId: string; readonly surely: Date; readonly shown: Date; readonly at: Date };

async function markShown(tx: Transaction, actor: Actor, { memberId, surely, shown, at }: Shown): Promise<void> {
  const { distributorId, company } = actor;
  const told = and(eq(messages.distributorId, distributorId), eq(messages.companyId, company.id));
  const late = await tx
    .select({ messageId: messages.id })
    .from(messages)
    .where(and(told, gt(messages.at, surely), lte(messages.at, shown)));
  await mark(
    tx,
    late.map(({ messageId }) => ({ distributorId, memberId, messageId, isRead: true, at })),
  );
  // Their own marks say no more than that all is read up to then.
  await tx.execute(sql`delete from ${messageReads} using ${messages}
    where ${messageReads.distributorId} = ${distributorId}::uuid and ${messageReads.memberId} = ${memberId}::uuid
      and ${messages.distributorId} = ${distributorId}::uuid and ${messages.id} = ${messageReads.messageId}
      and ${messages.at} <= ${surely.toISOString()}::timestamptz`);
}

type Mark = typeof messageReads.$inferInsert;

const BATCH = 5000;

async function mark(tx: Transaction, marks: readonly Mark[]): Promise<void> {
  for (let start = 0; start < marks.length; start += BATCH) {
    await tx
      .insert(messageReads)
      .values(marks.slice(start, start + BATCH))
      .onConflictDoUpdate({
        target: [messageReads.distributorId, messageReads.memberId, messageReads.messageId],
        set: { isRead: sql`excluded.is_read`, at: sql`excluded.at` },
      });
  }
}
