import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { Gauge } from "prom-client";
import { METRIC_PREFIX, metrics } from "@/lib/metrics";
import { listFailedJobs } from "./failed-jobs";
import { type QueueFigure, readQueues } from "./read-queues";

const PATIENCE_MS = 3_000;

/** Read once for all gauges that ask at the same time; empty where the database does not answer in time. */
function inTime<Row>(read: () => Promise<readonly Row[]>): () => Promise<readonly Row[]> {
  let asked: Promise<readonly Row[]> | null = null;
  return () => {
    asked ??= read()
      .catch(() => [])
      .finally(() => {
        asked = null;
      });
    return Promise.race([asked, pause(PATIENCE_MS, [], { ref: false })]);
  };
}

/** Adds the gauges of what waits, which are read when somebody asks for them. */
export function offerGauges(readFigures = readQueues, readFailed = listFailedJobs): void {
  const figures = inTime(readFigures);
  const failed = inTime(readFailed);
  const queueGauge = (name: string, help: string, valueOf: (figure: QueueFigure) => number) =>
    offer(name, help, "queue", async () =>
      (await figures()).map((figure) => ({ label: figure.queue, value: valueOf(figure) })),
    );
  queueGauge("queue_waiting", "What waits, by queue.", ({ waiting }) => waiting);
  queueGauge(
    "queue_oldest_seconds",
    "How long the oldest that waits has waited.",
    ({ oldestSeconds }) => oldestSeconds,
  );
  queueGauge("queue_given_up", "What was given up and nobody has tried again.", ({ givenUp }) => givenUp);
  offer("job_failed_runs", "Runs of background jobs in any process that failed for good, of a day.", "job", async () =>
    (await failed()).map(({ job, runs }) => ({ label: job, value: runs })),
  );
}

type Value = { readonly label: string; readonly value: number };

function offer(name: string, help: string, labelName: string, read: () => Promise<readonly Value[]>): void {
  const full = `${METRIC_PREFIX}${name}`;
  if (metrics().getSingleMetric(full)) return;
  new Gauge({
    name: full,
    help,
    labelNames: [labelName],
    registers: [metrics()],
    async collect() {
      const values = await read();
      // What is gone, or cannot be read now, must not go on being told.
      this.reset();
      for (const { label, value } of values) this.set({ [labelName]: label }, value);
    },
  });
}
