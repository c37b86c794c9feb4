import "server-only";
import { sql } from "drizzle-orm";
import { PgBoss } from "pg-boss";
import { database } from "../database";
import { jobConnectionString } from "../job-connection";

/** Has these jobs run once more as soon as a process that runs jobs looks; what failed of them counts as dealt with. */
export async function runJobsAgain(jobs: readonly string[]): Promise<void> {
  if (jobs.length === 0) return;
  const boss = new PgBoss({
    connectionString: jobConnectionString(),
    schema: "pgboss",
    createSchema: false,
    migrate: false,
    supervise: false,
    schedule: false,
    max: 1,
  });
  await boss.start();
  try {
    for (const job of jobs) {
      // A run takes no arguments and does all there is to do, so one is as good as all that failed. Null: one waits already.
      await boss.send(job, null, { singletonKey: job });
      await database().execute(sql`delete from pgboss.job where name = ${job} and state = 'failed'`);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}
