import "server-only";
import { and, asc, eq, inArray, isNotNull, lte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { noticeReceipts } from "@/db/schema";
import type { Way } from "@/lib/domain/notification/choice";
import { aboutOf, newestOf } from "@/lib/domain/notification/digest";
import type { ReceiptOutcome } from "@/lib/domain/notification/receipt";
import { logJobFault } from "@/lib/log";
import { instantOf } from "../instant";
import { SMS } from "../outbox/outbox-kind";
import { queueLeaving } from "../outbox/queue-leaving";
import { queueMail } from "../outbox/queue-mail";
import { inTenant } from "../tenant";
import type { Hearer } from "./load-hearers";
import { loadTold, type ToldNotice } from "./load-told";
import { currencyOf, noticeMailOf, smsOf } from "./notice-mail";
import { stillHeard } from "./still-heard";

/** Looked at in one go; the next run goes on. */
const HEARERS_MAX = 500;
/** The newest of a digest; the others stand in the product. */
const DIGEST_MAX = 100;

type Waiting = { readonly hearerId: string; readonly way: "email" | "sms" | "webhook" };

/**
 * Sends what waited for a digest or the end of quiet hours and is due: each hearer one e-mail of all of it, as it is now,
 * in a transaction of its own. What was chosen or left meanwhile is heeded. Returns to how many.
 */
export async function sendDue(distributorId: string, leaving?: AbortSignal): Promise<number> {
  let total = 0;
  for (const waiting of await inTenant({ distributorId }, (tx) => listWaiting(tx, distributorId))) {
    if (leaving?.aborted) break;
    const sent = inTenant({ distributorId }, (tx) => sendTo(tx, distributorId, waiting));
    total += Number(await sent.catch((fault: unknown) => (logJobFault(fault, "send-digests"), false)));
  }
  return total;
}

async function listWaiting(tx: Transaction, distributorId: string): Promise<readonly Waiting[]> {
  const at = await instantOf(tx);
  return tx
    .selectDistinct({ hearerId: noticeReceipts.hearerId, way: noticeReceipts.way })
    .from(noticeReceipts)
    .where(
      and(
        eq(noticeReceipts.distributorId, distributorId),
        isNotNull(noticeReceipts.dueAt),
        lte(noticeReceipts.dueAt, at),
      ),
    )
    .limit(HEARERS_MAX);
}

/** False: nothing of theirs was due any more, or somebody else is at it. */
async function sendTo(tx: Transaction, distributorId: string, { hearerId, way }: Waiting): Promise<boolean> {
  const [held] = await tx.execute<{ held: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`digest ${hearerId} ${way}`}, 0)) as held`,
  );
  if (!held?.held || way === "webhook") return false;
  const now = await instantOf(tx);
  const due = await tx
    .select({ id: noticeReceipts.id, noticeId: noticeReceipts.noticeId, messageId: noticeReceipts.messageId })
    .from(noticeReceipts)
    .where(
      and(
        eq(noticeReceipts.distributorId, distributorId),
        eq(noticeReceipts.hearerId, hearerId),
        eq(noticeReceipts.way, way),
        lte(noticeReceipts.dueAt, now),
      ),
    )
    .orderBy(asc(noticeReceipts.id))
    .for("update");
  if (due.length === 0) return false;
  const messageIds = new Set(due.map(({ messageId }) => messageId));
  const noticeIds = [...new Set(due.map(({ noticeId }) => noticeId))];
  const told = (await loadTold(tx, distributorId, noticeIds)).filter(({ messageId }) => messageIds.has(messageId));
  const heard = await stillHeard(tx, distributorId, hearerId, way, told);
  const carried = heard.hearer ? await queue(tx, distributorId, now, { ...heard, hearer: heard.hearer, way }) : [];
  await settle(tx, distributorId, due, carried, new Map(heard.reasons));
  return carried.length > 0;
}

type Due = { readonly id: string; readonly messageId: string | null };

/** Each is carried by what left, or says why it was not told after all; whoever is gone had no role any more. */
async function settle(
  tx: Transaction,
  distributorId: string,
  due: readonly Due[],
  carried: readonly Carried[],
  reasons: ReadonlyMap<string, ReceiptOutcome>,
): Promise<void> {
  const carriers = new Map(carried.flatMap(({ id, messageIds }) => messageIds.map((messageId) => [messageId, id])));
  const ends = due.map(({ id, messageId }) => {
    const carrier = carriers.get(messageId ?? "") ?? null;
    return { id, carrier, outcome: carrier === null ? (reasons.get(messageId ?? "") ?? "role") : null };
  });
  for (const alike of Map.groupBy(ends, ({ carrier, outcome }) => carrier ?? outcome).values()) {
    const [{ carrier, outcome } = { carrier: null, outcome: null }] = alike;
    await tx
      .update(noticeReceipts)
      .set({ dueAt: null, carriedBy: carrier, ...(outcome === null ? {} : { outcome }) })
      .where(
        and(
          eq(noticeReceipts.distributorId, distributorId),
          inArray(
            noticeReceipts.id,
            alike.map(({ id }) => id),
          ),
        ),
      );
  }
}

type Carried = { readonly id: string; readonly messageIds: readonly string[] };
type Queued = { readonly hearer: Hearer; readonly told: readonly ToldNotice[]; readonly way: Way };

async function queue(
  tx: Transaction,
  distributorId: string,
  now: Date,
  { hearer, told, way }: Queued,
): Promise<readonly Carried[]> {
  if (told.length === 0) return [];
  const currency = await currencyOf(tx, distributorId);
  const newest = newestOf(told.map((one) => ({ ...one, about: aboutOf(one, one.customer?.id ?? one.company.id) })));
  if (way === "sms") {
    const { companyId } = hearer;
    const texts = newest.map((one) => ({ payload: smsOf(hearer, one, currency), companyId }));
    const ids = await queueLeaving(tx, distributorId, now, SMS, texts);
    return newest.map(({ about }, place) => ({ id: ids[place] ?? "", messageIds: aboutSame(told, about) }));
  }
  const shown = newest.slice(-DIGEST_MAX);
  const mail = { ...noticeMailOf(distributorId, hearer, shown, currency), left: newest.length - shown.length };
  const [id = ""] = await queueMail(tx, distributorId, now, [mail], hearer.companyId);
  return [{ id, messageIds: told.map(({ messageId }) => messageId) }];
}

function aboutSame(told: readonly ToldNotice[], about: string): readonly string[] {
  return told
    .filter((one) => aboutOf(one, one.customer?.id ?? one.company.id) === about)
    .map(({ messageId }) => messageId);
}
