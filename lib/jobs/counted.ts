import "server-only";
import { faultSentence, logJobFault } from "@/lib/log";
import { countRun } from "@/lib/metrics";

/** Runs a job or answers a wake: its fault is logged and both are counted. What is thrown on is kept by the queue, so it says no more than the log. */
export async function counted(job: string, run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
    countRun(job, "done");
  } catch (fault) {
    countRun(job, "failed");
    logJobFault(fault, job);
    throw new Error(faultSentence(fault));
  }
}
