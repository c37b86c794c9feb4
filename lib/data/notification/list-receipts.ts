import "server-only";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import {
  customers,
  members,
  noticeReceipts,
  outbox,
  recipients,
  users,
  webhookDeliveries,
  webhooks,
} from "@/db/schema";
import type { ReceiptLine } from "@/lib/contracts/notice-log-view";
import type { Actor } from "@/lib/domain/access/actor";

/** What became of these notices for the people and ends of the actor's company, by name and way. */
export async function listReceipts(
  tx: Transaction,
  actor: Actor,
  noticeIds: readonly string[],
): Promise<readonly ReceiptLine[]> {
  if (noticeIds.length === 0) return [];
  const rows = await selectReceipts(tx, actor, noticeIds);
  return rows.map(({ receipt, mail, delivery, ...named }) => {
    const { id, noticeId, way, hearer, outcome, dueAt, carriedBy } = receipt;
    const carried = mail ?? delivery;
    return { id, noticeId, way, hearer, outcome, dueAt, carried, isCarried: carriedBy !== null, ...named };
  });
}

function selectReceipts(tx: Transaction, { distributorId, company }: Actor, noticeIds: readonly string[]) {
  const name = sql<string | null>`coalesce(${users.name}, ${recipients.name}, ${webhooks.name}, ${customers.name})`;
  const of = <T extends typeof recipients | typeof webhooks | typeof customers>(table: T) =>
    and(eq(table.distributorId, distributorId), eq(table.id, noticeReceipts.hearerId));
  return tx
    .select({
      receipt: noticeReceipts,
      name: name.as("hearer_name"),
      email: sql<string | null>`coalesce(${users.email}, ${recipients.email}, ${customers.email})`,
      mail: {
        state: outbox.state,
        deliveredAt: outbox.deliveredAt,
        dueAt: outbox.dueAt,
        error: outbox.error,
      },
      delivery: {
        state: webhookDeliveries.state,
        deliveredAt: webhookDeliveries.deliveredAt,
        dueAt: webhookDeliveries.dueAt,
        error: webhookDeliveries.error,
      },
    })
    .from(noticeReceipts)
    .leftJoin(members, and(eq(members.distributorId, distributorId), eq(members.id, noticeReceipts.hearerId)))
    .leftJoin(users, eq(users.id, members.userId))
    .leftJoin(recipients, of(recipients))
    .leftJoin(webhooks, of(webhooks))
    .leftJoin(customers, of(customers))
    .leftJoin(outbox, and(eq(outbox.distributorId, distributorId), eq(outbox.id, noticeReceipts.carriedBy)))
    .leftJoin(
      webhookDeliveries,
      and(eq(webhookDeliveries.distributorId, distributorId), eq(webhookDeliveries.id, noticeReceipts.carriedBy)),
    )
    .where(
      and(
        eq(noticeReceipts.distributorId, distributorId),
        eq(noticeReceipts.companyId, company.id),
        inArray(noticeReceipts.noticeId, [...noticeIds]),
      ),
    )
    .orderBy(asc(sql`hearer_name`), asc(noticeReceipts.hearerId), asc(noticeReceipts.way));
}
