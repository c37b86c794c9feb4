import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { listDistributorIds } from "@/lib/data/company/list-distributor-ids";
import { deliverOrders } from "@/lib/data/connector/deliver-orders";
import { hasActiveConnector } from "@/lib/data/connector/has-active-connector";
import { hasDueOrder } from "@/lib/data/connector/has-due-order";
import { orderInForce } from "@/lib/data/connector/order-in-force";

/** Shorter than the minute until the next run, so that the two of one process do not pile up. */
const RUN_MS = 50_000;
const LOOK_AGAIN_MS = 2_000;

/**
 * Orders what a connector was not told of, sends what is due, and looks again every two seconds until the next run, so that retries keep their pauses; a new
 * order wakes its own. Without a connector it ends at once.
 */
export async function deliverConnectorOrders(leaving: AbortSignal): Promise<void> {
  const ending = AbortSignal.any([leaving, AbortSignal.timeout(RUN_MS)]);
  const connected: string[] = [];
  for (const id of await listDistributorIds()) if (await hasActiveConnector(id)) connected.push(id);
  if (connected.length === 0) return;
  const faults: unknown[] = [];
  const failing = new Set<string>();
  for (const id of connected) await orderInForce(id).catch((fault: unknown) => void faults.push(fault));
  while (!ending.aborted) {
    for (const id of connected.filter((one) => !failing.has(one))) {
      await deliverDue(id, leaving).catch((fault: unknown) => {
        failing.add(id);
        faults.push(fault);
      });
    }
    await pause(LOOK_AGAIN_MS, undefined, { signal: ending }).catch(() => {});
  }
  if (faults.length > 0) throw new AggregateError(faults, "orders could not be sent for some distributors");
}

async function deliverDue(distributorId: string, leaving: AbortSignal): Promise<void> {
  if (await hasDueOrder(distributorId)) await deliverOrders(distributorId, leaving);
}
