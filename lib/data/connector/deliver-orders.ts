import "server-only";
import { env } from "@/lib/env";
import { callEnd } from "../end/call-end";
import { type ClaimedOrder, claimOrder } from "./claim-order";
import { heardOf } from "./heard-of";
import { giveUpWaiting, settleAttempt } from "./settle-attempt";

/** An end that hangs holds up one of these, not all. */
const AT_ONCE = 4;

/** Sends every order that is due, at least once, under its stable id. Returns how many attempts were made. */
export async function deliverOrders(distributorId: string): Promise<number> {
  const made = await Promise.all(Array.from({ length: AT_ONCE }, () => deliverDue(distributorId)));
  return made.reduce((sum, one) => sum + one, 0);
}

async function deliverDue(distributorId: string): Promise<number> {
  for (let made = 0; ; made += 1) {
    const order = await claimOrder(distributorId);
    if (!order) return made;
    if (order.isOverdue) await giveUpWaiting(distributorId, order);
    else await settleAttempt(distributorId, order, await sendOrder(order));
  }
}

async function sendOrder({ id, url, secrets, at, payload }: ClaimedOrder) {
  const { orderedAt, ...facts } = payload;
  const answerUrl = new URL("/api/v1/connector-answers", env().NEXTAUTH_URL).href;
  const data = { orderId: id, ...facts, orderedAt, answerUrl };
  const body = JSON.stringify({ type: "restriction.ordered", timestamp: orderedAt, data });
  return heardOf(await callEnd({ url, secrets, id, at, body }));
}
