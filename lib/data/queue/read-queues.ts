import "server-only";
import { sql } from "drizzle-orm";
import { database } from "../database";
import { instantOf } from "../instant";

/** What waits to leave or to be made, of all tenants together. */
export const QUEUES = ["notices", "mails", "sms", "webhooks", "connector-orders", "exports"] as const;
export type Queue = (typeof QUEUES)[number];

export type QueueFigure = {
  readonly queue: Queue;
  readonly waiting: number;
  /** Seconds that the oldest of them has waited; 0 where none waits. */
  readonly oldestSeconds: number;
  /** Given up, until somebody tries it again. */
  readonly givenUp: number;
};

/** Two statements, however many tenants there are. */
export async function readQueues(): Promise<readonly QueueFigure[]> {
  const [at, rows] = await Promise.all([
    instantOf(database()),
    database().execute<{ queue: string; waiting: number; oldest: number | null; given_up: number }>(sql`
      select queue, sum(waiting)::float8 as waiting, (extract(epoch from min(oldest)) * 1000)::float8 as oldest, sum(given_up)::float8 as given_up
      from queue_figures() group by queue`),
  ]);
  return QUEUES.map((queue) => {
    const row = rows.find((one) => one.queue === queue);
    const waitedMs = row?.oldest ? at.getTime() - row.oldest : 0;
    const oldestSeconds = Math.max(0, waitedMs / 1000);
    return { queue, waiting: row?.waiting ?? 0, oldestSeconds, givenUp: row?.given_up ?? 0 };
  });
}
