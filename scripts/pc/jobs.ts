import { type FailedJob, listFailedJobs } from "@/lib/data/queue/failed-jobs";
import { readQueues } from "@/lib/data/queue/read-queues";
import { runJobsAgain } from "@/lib/data/queue/run-again";
import { Refusal } from "../refusal";
import type { Registration } from "./command";

interface Options {
  readonly retry?: true | string;
  readonly json?: true;
}

function chosen(failed: readonly FailedJob[], retry: Options["retry"]): readonly string[] {
  const names = failed.map(({ job }) => job);
  if (retry === undefined || retry === true) return retry ? names : [];
  if (!names.includes(retry)) throw new Refusal(`No run of ${retry} failed in the last day.`);
  return [retry];
}

export const register: Registration["register"] = (program, run) => {
  program
    .command("jobs")
    .description("what waits, what was given up, and background jobs whose runs failed in the last day")
    .option("--retry [job]", "run this job once more, or all that failed")
    .option("--json", "answer as one JSON object")
    .action(
      run(async ({ print }, { retry, json }: Options) => {
        const [queues, failed] = [await readQueues(), await listFailedJobs()];
        const retried = chosen(failed, retry);
        await runJobsAgain(retried);
        if (json) {
          print(JSON.stringify({ queues, failed, retried }));
          return;
        }
        for (const { queue, waiting, oldestSeconds, givenUp } of queues) {
          const age = waiting === 0 ? "" : `, the oldest for ${Math.round(oldestSeconds)} s`;
          print(`${queue}: ${waiting} waiting${age}; ${givenUp} given up`);
        }
        for (const { job, runs, lastAt, lastError } of failed) {
          print(`${job}: ${runs} failed, the last at ${lastAt.toISOString()}: ${lastError}`);
        }
        if (failed.length === 0) print("No run of a job failed in the last day.");
        for (const job of retried) print(`${job} runs once more as soon as a process that runs jobs looks`);
      }),
    );
};
