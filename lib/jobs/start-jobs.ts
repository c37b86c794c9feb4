import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { PgBoss } from "pg-boss";
import { jobConnectionString } from "@/lib/data/job-connection";
import { log, logJobFault } from "@/lib/log";
import { answerWakes } from "./answer-wakes";
import { counted } from "./counted";
import { deliveriesEnded } from "./post-webhooks";
import { exportsEnded } from "./run-exports";
import { JOBS, type Job } from "./schedule";

const EXPIRES_SECONDS = 10 * 60;
const KEPT_SECONDS = 24 * 60 * 60;
const STOP_TIMEOUT_MS = 8_000;

/** Starts the jobs in this process; several processes share them, each run being one process's. */
export async function startJobs(jobs: readonly Job[] = JOBS): Promise<() => Promise<void>> {
  const boss = new PgBoss({
    connectionString: jobConnectionString(),
    schema: "pgboss",
    createSchema: false,
    max: 4,
    application_name: "partner-center-jobs",
    cronMonitorIntervalSeconds: 15,
    cronWorkerIntervalSeconds: 5,
  });
  boss.on("error", (error) => logJobFault(error, "pg-boss"));
  await boss.start();
  const leaving = new AbortController();
  for (const job of jobs) await arrange(boss, job, leaving.signal);
  // After a stop of any length: what the schedule missed happens now.
  for (const { name } of jobs) await boss.send(name, null, { singletonKey: name });
  log.info({ jobs: jobs.map(({ name }) => name) }, "jobs started");
  // A database that does not let one listen still has the jobs of the minute.
  const noted = (fault: unknown) => logJobFault(fault, "outbox");
  const stopAnswering = await answerWakes(leaving.signal).catch(noted);
  return async () => {
    leaving.abort();
    const answered = stopAnswering?.().catch(noted);
    await Promise.race([
      Promise.all([answered, exportsEnded(), deliveriesEnded()]),
      pause(STOP_TIMEOUT_MS, undefined, { ref: false }),
    ]);
    await boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS });
  };
}

async function arrange(boss: PgBoss, { name, cron, run }: Job, leaving: AbortSignal): Promise<void> {
  await boss.createQueue(name, {
    policy: "short",
    expireInSeconds: EXPIRES_SECONDS,
    deleteAfterSeconds: KEPT_SECONDS,
    retryLimit: 2,
    retryBackoff: true,
  });
  await boss.schedule(name, cron, null, { tz: "UTC" });
  await boss.work(name, { pollingIntervalSeconds: 5 }, async () => {
    await counted(name, () => run(leaving));
  });
}
