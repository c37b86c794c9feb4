import "server-only";
import { deliverOrders } from "@/lib/data/connector/deliver-orders";
import { fanOut } from "@/lib/data/notification/fan-out";
import { renewDueResources } from "@/lib/data/order/renew-due-resources";
import { RENEWALS } from "@/lib/data/order/wake-renewals";
import { ALERTS, CONNECTOR_ORDER, EXPORT, NOTICE, SMS, WEBHOOK } from "@/lib/data/outbox/outbox-kind";
import { MAIL } from "@/lib/data/outbox/queue-mail";
import { listenToOutbox, type Wake } from "@/lib/data/outbox/wake-outbox";
import { counted } from "./counted";
import { beginDeliveries } from "./post-webhooks";
import { beginExports } from "./run-exports";
import { sendMails } from "./send-mails";
import { sendSms } from "./send-sms";
import { settleAtEase } from "./settle-at-ease";

type Work = (distributorId: string, leaving: AbortSignal) => Promise<unknown>;

/** What wakes at once, by kind; every kind also has its job of the minute. */
export const WORKS: Readonly<Record<string, Work>> = {
  [NOTICE]: fanOut,
  [MAIL]: (distributorId, leaving) => sendMails(distributorId, undefined, leaving),
  [CONNECTOR_ORDER]: deliverOrders,
  [RENEWALS]: renewDueResources,
  [EXPORT]: beginExports,
  [SMS]: (distributorId, leaving) => sendSms(distributorId, undefined, leaving),
  [WEBHOOK]: beginDeliveries,
  [ALERTS]: settleAtEase,
};

/**
 * Does what is asked for as soon as it is committed; asked again meanwhile, it looks once more afterwards. Stopping, it
 * hears nothing new and waits for what is under way.
 */
export async function answerWakes(
  leaving: AbortSignal,
  works: Readonly<Record<string, Work>> = WORKS,
): Promise<() => Promise<void>> {
  /** By wake: whether it was asked for again while it ran. */
  const running = new Map<string, boolean>();

  const answer = async ({ kind, distributorId }: Wake): Promise<void> => {
    const work = works[kind];
    if (!work) return;
    const key = `${kind} ${distributorId}`;
    if (running.has(key)) return void running.set(key, true);
    do {
      running.set(key, false);
      await counted(`wake-${kind}`, () => work(distributorId, leaving)).catch(() => {});
    } while (running.get(key) && !leaving.aborted);
    running.delete(key);
  };
  const underWay = new Set<Promise<void>>();
  const unlisten = await listenToOutbox((wake) => {
    if (leaving.aborted) return;
    const answering = answer(wake).finally(() => underWay.delete(answering));
    underWay.add(answering);
  });
  return async () => {
    await unlisten();
    await Promise.all(underWay);
  };
}
