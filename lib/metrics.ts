import { Counter, collectDefaultMetrics, Registry } from "prom-client";

export const METRIC_PREFIX = "partner_center_";

type Kept = { readonly registry: Registry; readonly runs: Counter<"job">; readonly failures: Counter<"job"> };

// On the global object, because a development server loads modules anew with every change.
const holder = globalThis as typeof globalThis & { partnerCenterMetrics?: Kept };

function kept(): Kept {
  holder.partnerCenterMetrics ??= made();
  return holder.partnerCenterMetrics;
}

function made(): Kept {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: METRIC_PREFIX });
  const counter = (name: string, help: string) =>
    new Counter({ name: `${METRIC_PREFIX}${name}`, help, labelNames: ["job"] as const, registers: [registry] });
  return {
    registry,
    runs: counter("job_runs_total", "Runs of background jobs by this process."),
    failures: counter("job_failures_total", "Runs of background jobs by this process that failed."),
  };
}

export const metrics = (): Registry => kept().registry;

export function countRun(job: string, outcome: "done" | "failed"): void {
  kept().runs.inc({ job });
  if (outcome === "failed") kept().failures.inc({ job });
}
