import "server-only";
import { and, eq, gte, isNotNull, lt, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, messages, noticeReceipts, outbox, webhookDeliveries } from "@/db/schema";
import type { NoticeLogQuery } from "@/lib/contracts/notice-log";
import type { LoggedNotice, ReceiptLine } from "@/lib/contracts/notice-log-view";
import type { Page, PagePlace } from "@/lib/contracts/page";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { ageKey, byAge } from "../by-age";
import { containing } from "../containing";
import { ofTopics } from "../message/message-clauses";
import { pageOf } from "../page-of";
import { messagesOf } from "../scope";
import { inTenant } from "../tenant";
import { hearersNamed } from "./hearer-names";
import { listReceipts } from "./list-receipts";

export type NoticeLogFilter = Pick<NoticeLogQuery, "person" | "topic" | "customer" | "outcome"> & {
  readonly from: Date | null;
  readonly toExclusive: Date | null;
};

const PAGE = 20;

/** What the actor's company was told, newest first, with why each of its people heard of it or did not. */
export async function listNoticeLog(
  { actor }: Permit<"notification.read">,
  filter: NoticeLogFilter,
  asked: PagePlace,
): Promise<Page<LoggedNotice>> {
  const { place, order, beyond } = byAge(asked, { at: messages.at, id: messages.id });
  return inTenant(actor, async (tx) => {
    const found = await selectNotices(tx, actor, and(beyond, ...clausesOf(actor, filter)))
      .orderBy(...order)
      .limit(PAGE + 1);
    const page = pageOf(found, PAGE, place, ({ at, id }) => ageKey(at, id));
    const noticeIds = page.rows.flatMap(({ noticeId }) => noticeId ?? []);
    const receipts = Map.groupBy(await listReceipts(tx, actor, noticeIds), ({ noticeId }) => noticeId);
    const rows = page.rows.map(({ noticeId, noticeState, ...row }) => {
      const told = receipts.get(noticeId ?? "") ?? [];
      const isWaiting = noticeState === "waiting" && told.length === 0;
      return { ...row, isWaiting, receipts: told.filter((receipt) => isAskedFor(receipt, filter)) };
    });
    return { ...page, rows };
  });
}

/** Of a notice that was found only what it was found by. */
function isAskedFor({ name, email, outcome, carried }: ReceiptLine, asked: NoticeLogFilter): boolean {
  const text = asked.person?.toLowerCase() ?? "";
  const isPerson = [name, email].some((part) => part?.toLowerCase().includes(text));
  if (asked.person !== null && !isPerson) return false;
  if (asked.outcome === "given-up") return carried?.state === "dead";
  return asked.outcome === null || asked.outcome === outcome;
}

function selectNotices(tx: Transaction, actor: Actor, where: SQL | undefined) {
  return tx
    .select({
      id: messages.id,
      noticeId: messages.noticeId,
      kind: messages.kind,
      facts: messages.facts,
      at: messages.at,
      customerName: customers.name,
      noticeState: outbox.state,
    })
    .from(messages)
    .leftJoin(
      customers,
      and(eq(customers.distributorId, messages.distributorId), eq(customers.id, messages.customerId)),
    )
    .leftJoin(outbox, and(eq(outbox.distributorId, messages.distributorId), eq(outbox.id, messages.noticeId)))
    .where(and(messagesOf(actor), isNotNull(messages.noticeId), where))
    .$dynamic();
}

function clausesOf(actor: Actor, filter: NoticeLogFilter): readonly (SQL | undefined)[] {
  const { person, topic, customer, outcome, from, toExclusive } = filter;
  return [
    topic === null ? undefined : ofTopics([topic]),
    customer === null ? undefined : sql`${customers.name} ilike ${containing(customer)}`,
    from === null ? undefined : gte(messages.at, from),
    toExclusive === null ? undefined : lt(messages.at, toExclusive),
    person === null && outcome === null
      ? undefined
      : sql`exists (select 1 from ${noticeReceipts}
          where ${noticeReceipts.distributorId} = ${actor.distributorId}::uuid
            and ${noticeReceipts.companyId} = ${actor.company.id}::uuid
            and ${noticeReceipts.noticeId} = ${messages.noticeId}
            and ${person === null ? sql`true` : hearersNamed(actor, containing(person))}
            and ${outcomeClause(actor, outcome)})`,
  ];
}

function outcomeClause({ distributorId }: Actor, outcome: NoticeLogFilter["outcome"]): SQL {
  if (outcome === null) return sql`true`;
  if (outcome !== "given-up") return sql`${noticeReceipts.outcome} = ${outcome}`;
  const dead = (table: typeof outbox | typeof webhookDeliveries) => sql`exists (select 1 from ${table} carrier
    where carrier.distributor_id = ${distributorId}::uuid and carrier.id = ${noticeReceipts.carriedBy}
      and carrier.state = 'dead')`;
  return sql`(${dead(outbox)} or ${dead(webhookDeliveries)})`;
}
