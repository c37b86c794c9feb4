import "server-only";
import { claimExport } from "@/lib/data/export/claim-export";
import { logJobFault } from "@/lib/log";
import { runExport } from "./run-export";

/** Exports under way at once in one process: each holds one of the connections for what takes long. */
const SIDE_BY_SIDE = 2;

let taken = 0;
const underWay = new Set<Promise<void>>();

/**
 * Begins what waits and answers at once: an export may run longer than any job. One that finds no room is begun when
 * one of its distributor's ends, or within a minute.
 */
export async function beginExports(distributorId: string, leaving: AbortSignal): Promise<void> {
  while (taken < SIDE_BY_SIDE && !leaving.aborted) {
    taken++;
    const run = await claimExport(distributorId).catch((fault: unknown) => {
      taken--;
      throw fault;
    });
    if (run === null) {
      taken--;
      return;
    }
    const noted = (fault: unknown) => logJobFault(fault, "begin-exports");
    const running = runExport(run, leaving)
      .catch(noted)
      .then(() => {
        taken--;
        underWay.delete(running);
        void beginExports(distributorId, leaving).catch(noted);
      });
    underWay.add(running);
  }
}

/** Until all that is under way has ended, or has been put back into line. */
export async function exportsEnded(): Promise<void> {
  while (underWay.size > 0) await Promise.all(underWay);
}
