import "server-only";
import { deliverOrders } from "@/lib/data/connector/deliver-orders";
import { renewDueResources } from "@/lib/data/order/renew-due-resources";
import { RENEWALS } from "@/lib/data/order/wake-renewals";
import { deliverOutbox } from "@/lib/data/outbox/deliver-outbox";
import { ALERTS, CONNECTOR_ORDER, EXPORT, NOTICE } from "@/lib/data/outbox/outbox-kind";
import { MAIL } from "@/lib/data/outbox/queue-mail";
import { listenToOutbox, type Wake } from "@/lib/data/outbox/wake-outbox";
import { logJobFault } from "@/lib/log";
import { beginExports } from "./run-exports";
import { sendMails } from "./send-mails";
import { settleAtEase } from "./settle-at-ease";

type Work = (distributorId: string, leaving: AbortSignal) => Promise<unknown>;

/** What wakes at once, by kind; every kind also has its job of the minute. */
export const WORKS: Readonly<Record<string, Work>> = {
  [NOTICE]: deliverOutbox,
  [MAIL]: (distributorId) => sendMails(distributorId),
  [CONNECTOR_ORDER]: (distributorId) => deliverOrders(distributorId),
  [RENEWALS]: renewDueResources,
  [EXPORT]: beginExports,
  [ALERTS]: settleAtEase,
};

/** Does what is asked for as soon as it is committed; asked again meanwhile, it looks once more afterwards. */
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
      await work(distributorId, leaving).catch((fault: unknown) => logJobFault(fault, `wake ${kind}`));
    } while (running.get(key));
    running.delete(key);
  };
  return listenToOutbox((wake) => void answer(wake));
}
