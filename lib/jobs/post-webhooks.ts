import "server-only";
import { graceAfter } from "@/lib/data/outbox/grace";
import { claimDelivery } from "@/lib/data/webhook/claim-delivery";
import { dueWebhookIds } from "@/lib/data/webhook/due-webhooks";
import { postDelivery } from "@/lib/data/webhook/post-delivery";
import { returnDelivery, settleDelivery } from "@/lib/data/webhook/settle-delivery";
import { DELIVERIES_AT_ONCE } from "@/lib/domain/webhook/delivery";
import { env } from "@/lib/env";
import { deliveryBody } from "@/lib/format/delivery-body";
import { logJobFault } from "@/lib/log";
import { sayIn } from "./every-word";

/** Calls under way at once in one process, over all ends. */
const SIDE_BY_SIDE = 32;

type Lanes = {
  open: number;
  /** Asked for while every lane was taken. */
  again: boolean;
};

const lanesOf = new Map<string, Lanes>();
const underWay = new Set<Promise<void>>();

/** Begins what is due and answers at once, so that an end that hangs holds up nobody else's deliveries. */
export async function beginDeliveries(distributorId: string, leaving: AbortSignal): Promise<void> {
  for (const webhookId of await dueWebhookIds(distributorId)) openLanes(distributorId, webhookId, leaving);
}

/** Until all that is under way has ended, or was given back. */
export async function deliveriesEnded(): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay);
}

function openLanes(distributorId: string, webhookId: string, leaving: AbortSignal): void {
  const lanes = lanesOf.get(webhookId) ?? { open: 0, again: false };
  lanesOf.set(webhookId, lanes);
  if (lanes.open >= DELIVERIES_AT_ONCE) lanes.again = true;
  while (lanes.open < DELIVERIES_AT_ONCE && underWay.size < SIDE_BY_SIDE && !leaving.aborted) {
    lanes.open += 1;
    const running = deliverInTurn(distributorId, webhookId, leaving)
      .catch((fault: unknown) => logJobFault(fault, "deliver-webhooks"))
      .then(() => {
        lanes.open -= 1;
        underWay.delete(running);
        if (lanes.again) {
          lanes.again = false;
          openLanes(distributorId, webhookId, leaving);
        } else if (lanes.open === 0) lanesOf.delete(webhookId);
      });
    underWay.add(running);
  }
}

/** Ends with the first failure: what else waits for an end that fails is tried when it is looked at again. */
async function deliverInTurn(distributorId: string, webhookId: string, leaving: AbortSignal): Promise<void> {
  const ending = graceAfter(leaving);
  while (!leaving.aborted) {
    const claimed = await claimDelivery(distributorId, webhookId);
    if (claimed === null) return;
    const body = deliveryBody(claimed, sayIn(claimed.language), env().NEXTAUTH_URL);
    const posted = await postDelivery(claimed, body, ending);
    if (posted.error !== null && ending.aborted) return returnDelivery(distributorId, claimed);
    await settleDelivery(distributorId, claimed, posted);
    if (posted.error !== null) return;
  }
}
