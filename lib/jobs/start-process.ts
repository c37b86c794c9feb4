import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { closeDatabases } from "@/lib/data/database";
import { env } from "@/lib/env";
import { logJobFault } from "@/lib/log";
import { markRequests } from "@/lib/mark-requests";
import { startJobs } from "./start-jobs";

const RETRY_MS = 10_000;
/** Below what the launcher, or a service manager, waits before it kills. */
const HELD_MS = 9_000;

/** What a server process does once, before its first request. */
export async function startProcess(): Promise<void> {
  markRequests();
  if (env().JOBS !== "off") keepJobsRunning();
}

/** The server answers without waiting for the jobs; a database that comes later is asked again. */
function keepJobsRunning(): void {
  const leaving = new AbortController();
  const starting = startWhenPossible(leaving.signal);
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      leaving.abort();
      holdExit(starting.then((stop) => stop?.()).finally(closeDatabases));
    });
  }
}

/** The framework ends the process once its requests are answered; what the jobs give back may take a moment longer. */
function holdExit(until: Promise<unknown>): void {
  const exit = process.exit.bind(process);
  const isOver = Promise.race([until, pause(HELD_MS, undefined, { ref: false })]).catch(() => {});
  process.exit = ((code?: number) => void isOver.then(() => exit(code))) as typeof process.exit;
}

async function startWhenPossible(leaving: AbortSignal): Promise<(() => Promise<void>) | null> {
  while (!leaving.aborted) {
    try {
      return await startJobs();
    } catch (fault) {
      logJobFault(fault, "start");
      await pause(RETRY_MS, undefined, { signal: leaving }).catch(() => {});
    }
  }
  return null;
}
