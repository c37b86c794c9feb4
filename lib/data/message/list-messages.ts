import "server-only";
import { and, eq, gte, lt, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, messages } from "@/db/schema";
import type { Page, PagePlace } from "@/lib/contracts/page";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { Topic } from "@/lib/domain/notification/topic";
import { ageKey, byAge } from "../by-age";
import { containing } from "../containing";
import { pageOf } from "../page-of";
import { messagesOf } from "../scope";
import { inTenant } from "../tenant";
import { isUnread, ofTopics, readableBy } from "./message-clauses";
import { type Reader, readerOf } from "./reader";

export type Message = {
  readonly id: string;
  readonly kind: string;
  readonly facts: unknown;
  /** Null: about none, or one that is not the reader's to see. */
  readonly customerId: string | null;
  readonly at: Date;
  readonly unread: boolean;
};

export type MessageFilter = {
  readonly unreadOnly: boolean;
  readonly topic: Topic | null;
  /** Part of a customer's name. */
  readonly customer: string | null;
  readonly from: Date | null;
  readonly toExclusive: Date | null;
};

const PAGE = 30;
const NOTHING: Page<Message> = { rows: [], before: null, after: null };

/** What the person's company was told and it may read, newest first, one keyset page. */
export async function listMessages(
  { actor }: Permit<"message.read">,
  filter: MessageFilter,
  asked: PagePlace,
): Promise<Page<Message>> {
  const { place, order, beyond } = byAge(asked, { at: messages.at, id: messages.id });
  return inTenant(actor, async (tx) => {
    const reader = await readerOf(tx, actor);
    if (!reader) return NOTHING;
    const found = await selectMessages(tx, actor, reader, and(beyond, ...clausesOf(filter, actor, reader)))
      .orderBy(...order)
      .limit(PAGE + 1);
    return pageOf(found, PAGE, place, ({ at, id }) => ageKey(at, id));
  });
}

/** One of them, by its id; null: none that the person may read. */
export async function getMessage({ actor }: Permit<"message.read">, messageId: string): Promise<Message | null> {
  return inTenant(actor, async (tx) => {
    const reader = await readerOf(tx, actor);
    if (!reader) return null;
    const [found] = await selectMessages(tx, actor, reader, eq(messages.id, messageId));
    return found ?? null;
  });
}

function selectMessages(tx: Transaction, actor: Actor, reader: Reader, where: SQL | undefined) {
  return tx
    .select({
      id: messages.id,
      kind: messages.kind,
      facts: messages.facts,
      customerId: messages.customerId,
      at: messages.at,
      unread: isUnread(actor, reader),
    })
    .from(messages)
    .where(and(messagesOf(actor), readableBy(actor), where))
    .$dynamic();
}

function clausesOf(filter: MessageFilter, actor: Actor, reader: Reader): readonly (SQL | undefined)[] {
  const { unreadOnly, topic, customer, from, toExclusive } = filter;
  return [
    unreadOnly ? isUnread(actor, reader) : undefined,
    topic === null ? undefined : ofTopics([topic]),
    customer === null
      ? undefined
      : sql`${messages.customerId} in (select ${customers.id} from ${customers}
          where ${customers.distributorId} = ${actor.distributorId}::uuid and ${customers.name} ilike ${containing(customer)})`,
    from === null ? undefined : gte(messages.at, from),
    toExclusive === null ? undefined : lt(messages.at, toExclusive),
  ];
}
