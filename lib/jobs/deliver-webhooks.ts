import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { listDistributorIds } from "@/lib/data/company/list-distributor-ids";
import { disableFailing } from "@/lib/data/webhook/disable-failing";
import { hasActiveWebhook } from "@/lib/data/webhook/has-active-webhook";
import { beginDeliveries } from "./post-webhooks";

/** Shorter than the minute until the next run, so that the two of one process do not pile up. */
const RUN_MS = 50_000;
const LOOK_AGAIN_MS = 2_000;

/**
 * Disables what failed for days, begins what is due, and looks again every two seconds until the next run, so that
 * retries keep their pauses; a new delivery wakes its own. Without a webhook it ends at once.
 */
export async function deliverWebhooks(leaving: AbortSignal): Promise<void> {
  const ending = AbortSignal.any([leaving, AbortSignal.timeout(RUN_MS)]);
  const faults: unknown[] = [];
  let connected: string[] = [];
  for (const id of await listDistributorIds()) if (await hasActiveWebhook(id)) connected.push(id);
  for (const id of connected) await disableFailing(id).catch((fault: unknown) => void faults.push(fault));
  while (!ending.aborted && connected.length > 0) {
    const failing = new Set<string>();
    for (const id of connected) {
      await beginDeliveries(id, leaving).catch((fault: unknown) => {
        failing.add(id);
        faults.push(fault);
      });
    }
    connected = connected.filter((id) => !failing.has(id));
    await pause(LOOK_AGAIN_MS, undefined, { signal: ending }).catch(() => {});
  }
  if (faults.length > 0) throw new AggregateError(faults, "webhooks could not be posted for some distributors");
}
