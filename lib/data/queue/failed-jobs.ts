import "server-only";
import { sql } from "drizzle-orm";
import { database } from "../database";

export type FailedJob = {
  readonly job: string;
  /** Runs that failed after all their tries, of the last day. */
  readonly runs: number;
  readonly lastAt: Date;
  /** No more than the log has of it. */
  readonly lastError: string;
};

/** Jobs with runs that failed for good and were not run again since; kept a day. None where the jobs never ran. */
export async function listFailedJobs(): Promise<readonly FailedJob[]> {
  const [place] = await database().execute<{ is_there: boolean }>(
    sql`select to_regclass('pgboss.job') is not null as is_there`,
  );
  if (!place?.is_there) return [];
  const rows = await database().execute<{ job: string; runs: number; last_at: number; last_error: string | null }>(sql`
    select name as job, count(*)::int as runs, (extract(epoch from max(completed_on)) * 1000)::float8 as last_at,
      (array_agg(output->>'message' order by completed_on desc))[1] as last_error
    from pgboss.job where state = 'failed' group by name order by name`);
  return rows.map(({ job, runs, last_at, last_error }) => ({
    job,
    runs,
    lastAt: new Date(last_at),
    lastError: last_error ?? "",
  }));
}
