import "server-only";
import type { Transaction } from "@/db/client";
import { noticeReceipts } from "@/db/schema";
import { WAYS, type Way } from "@/lib/domain/notification/choice";
import {
  decideReceipt,
  type PersonToHear,
  type ReceiptDecision,
  reasonsNotToTell,
} from "@/lib/domain/notification/decide-receipt";
import { env } from "@/lib/env";
import { newId } from "../new-id";
import { SMS } from "../outbox/outbox-kind";
import { queueLeaving } from "../outbox/queue-leaving";
import { MAIL } from "../outbox/queue-mail";
import { queueWebhookDeliveries } from "../webhook/queue-deliveries";
import { type Hearer, loadHearers } from "./load-hearers";
import { loadLookedAfter } from "./load-looked-after";
import { loadTold, subjectOf, type ToldNotice } from "./load-told";
import { currencyOf, noticeMailOf, smsOf } from "./notice-mail";

type Receipt = typeof noticeReceipts.$inferInsert;
type Decided = { readonly hearer: Hearer; readonly told: ToldNotice; readonly way: Way } & ReceiptDecision;

const BATCH = 1000;

/**
 * Decides for everybody of the companies that were told these notices, on each way, and queues what leaves now; the rest
 * waits in its receipt. A number of queries that does not grow with notices, companies or people.
 */
export async function tellPeople(
  tx: Transaction,
  distributorId: string,
  noticeIds: readonly string[],
  now: Date,
): Promise<void> {
  const told = await loadTold(tx, distributorId, noticeIds);
  if (told.length === 0) return;
  const hearers = await loadHearers(
    tx,
    distributorId,
    told.map(({ company }) => company),
  );
  const isLookedAfter = await loadLookedAfter(tx, distributorId, hearers, told.map(subjectOf));
  const byCompany = Map.groupBy(hearers, ({ companyId }) => companyId);
  const hasGateway = env().SMS_WEBHOOK_URL !== null;
  const decided = told.flatMap((one) =>
    (byCompany.get(one.company.id) ?? []).flatMap((hearer) => {
      const person = { ...hearer, isAssigned: isLookedAfter(hearer, subjectOf(one)) };
      // That nobody chose text messages needs no word about each.
      const ways = WAYS.filter((way) => way !== "sms" || isChosen(person, one, way));
      return ways.map((way): Decided => {
        return { hearer, told: one, way, ...decideReceipt(person, one, way, { now, hasGateway }) };
      });
    }),
  );
  const carried = await queueAll(
    tx,
    distributorId,
    now,
    decided.filter(({ outcome }) => outcome === "sent"),
  );
  const receipts = [
    ...decided.map((one) => receiptOf(distributorId, now, one, carried.get(one) ?? null)),
    ...(await tellWebhooks(tx, distributorId, now, told)),
  ];
  for (let start = 0; start < receipts.length; start += BATCH) {
    await tx.insert(noticeReceipts).values(receipts.slice(start, start + BATCH));
  }
}

function isChosen(person: PersonToHear, notice: ToldNotice, way: Way): boolean {
  return !reasonsNotToTell(person, notice, way, true).includes("off-by-default");
}

/** Everything that leaves at once, with the id of the row that carries it. */
async function queueAll(
  tx: Transaction,
  distributorId: string,
  now: Date,
  sent: readonly Decided[],
): Promise<ReadonlyMap<Decided, string>> {
  const carried = new Map<Decided, string>();
  if (sent.length === 0) return carried;
  const currency = await currencyOf(tx, distributorId);
  const mails = sent.filter(({ way }) => way === "email");
  const mailIds = await queueLeaving(
    tx,
    distributorId,
    now,
    MAIL,
    mails.map(({ hearer, told }) => ({
      payload: noticeMailOf(distributorId, hearer, [told], currency),
      companyId: hearer.companyId,
    })),
  );
  const texts = sent.filter(({ way }) => way === "sms");
  const textIds = await queueLeaving(
    tx,
    distributorId,
    now,
    SMS,
    texts.map(({ hearer, told }) => ({ payload: smsOf(hearer, told, currency), companyId: hearer.companyId })),
  );
  const ids = [...mailIds, ...textIds];
  [...mails, ...texts].forEach((one, place) => void carried.set(one, ids[place] ?? ""));
  return carried;
}

function receiptOf(distributorId: string, at: Date, decided: Decided, carriedBy: string | null): Receipt {
  const { hearer, told, way, outcome, dueAt } = decided;
  return {
    distributorId,
    id: newId(),
    noticeId: told.noticeId,
    messageId: told.messageId,
    companyId: told.company.id,
    topic: told.topic,
    way,
    hearer: hearer.kind,
    hearerId: hearer.id,
    outcome,
    dueAt,
    carriedBy,
    at,
  };
}

async function tellWebhooks(
  tx: Transaction,
  distributorId: string,
  at: Date,
  told: readonly ToldNotice[],
): Promise<readonly Receipt[]> {
  const queued = await queueWebhookDeliveries(tx, distributorId, at, told);
  const topics = new Map(told.map(({ noticeId, company, topic }) => [`${noticeId} ${company.id}`, topic]));
  return queued.flatMap(({ noticeId, companyId, webhookId, deliveryId }): Receipt[] => {
    const topic = topics.get(`${noticeId} ${companyId}`);
    if (topic === undefined) return [];
    return [
      {
        distributorId,
        id: newId(),
        noticeId,
        messageId: null,
        companyId,
        topic,
        way: "webhook",
        hearer: "webhook",
        hearerId: webhookId,
        outcome: "sent",
        dueAt: null,
        carriedBy: deliveryId,
        at,
      },
    ];
  });
}
