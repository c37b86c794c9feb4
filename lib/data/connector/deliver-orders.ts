import "server-only";
import { env } from "@/lib/env";
import { callEnd } from "../end/call-end";
import { graceAfter, STAYING } from "../outbox/grace";
import { type ClaimedOrder, claimOrder } from "./claim-order";
import { heardOf } from "./heard-of";
import { giveUpWaiting, returnOrder, settleAttempt } from "./settle-attempt";

/** An end that hangs holds up one of these, not all. */
const AT_ONCE = 4;

/**
 * Sends every order that is due, at least once, under its stable id. Once the process is to leave no other is begun, and
 * one that does not end soon is given back. Returns how many attempts were made.
 */
export async function deliverOrders(distributorId: string, leaving: AbortSignal = STAYING): Promise<number> {
  const made = await Promise.all(Array.from({ length: AT_ONCE }, () => deliverDue(distributorId, leaving)));
  return made.reduce((sum, one) => sum + one, 0);
}

async function deliverDue(distributorId: string, leaving: AbortSignal): Promise<number> {
  const ending = graceAfter(leaving);
  let made = 0;
  while (!leaving.aborted) {
    const order = await claimOrder(distributorId);
    if (!order) break;
    made += 1;
    if (order.isOverdue) {
      await giveUpWaiting(distributorId, order);
      continue;
    }
    const heard = await sendOrder(order, ending);
    if (heard.kind === "failed" && ending.aborted) await returnOrder(distributorId, order);
    else await settleAttempt(distributorId, order, heard);
  }
  return made;
}

async function sendOrder({ id, url, secrets, at, payload }: ClaimedOrder, ending: AbortSignal) {
  const { orderedAt, ...facts } = payload;
  const answerUrl = new URL("/api/v1/connector-answers", env().NEXTAUTH_URL).href;
  const data = { orderId: id, ...facts, orderedAt, answerUrl };
  const body = JSON.stringify({ type: "restriction.ordered", timestamp: orderedAt, data });
  return heardOf(await callEnd({ url, secrets, id, at, body, ending }));
}
