import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { settleAlerts } from "@/lib/data/alert/settle-alerts";

const REST_MS = 1_000;
/** So that what never stops moving costs a fifth of a processor at most. */
const REST_TIMES = 4;

/** Settles alerts at once, and rests before whatever was asked for meanwhile is answered together. */
export async function settleAtEase(distributorId: string, leaving: AbortSignal): Promise<void> {
  const began = performance.now();
  await settleAlerts(distributorId);
  const rest = Math.max(REST_MS, REST_TIMES * (performance.now() - began));
  await pause(rest, undefined, { signal: leaving, ref: false }).catch(() => {});
}
