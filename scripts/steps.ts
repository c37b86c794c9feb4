import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./settings";

export interface Count {
  readonly passed: number;
  readonly failed: number;
}

export interface Step {
  readonly name: string;
  readonly run: () => Promise<Count>;
}

export const countOf = (isGood: boolean): Count => (isGood ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

const children = new Set<ChildProcess>();

function stopChildren(): never {
  for (const child of children) child.kill("SIGTERM");
  process.exit(130);
}

for (const event of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) process.once(event, stopChildren);

/** Runs a package's command line on this Node; answers whether it went well. */
export function runModule(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, "node_modules", file), ...args], {
      cwd: root,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
      stdio: ["ignore", "inherit", "inherit"],
    });
    children.add(child);
    child.on("error", () => resolve(false));
    child.on("exit", (code) => {
      children.delete(child);
      resolve(code === 0);
    });
  });
}

export function moduleStep(name: string, file: string, args: readonly string[]): Step {
  return { name, run: async () => countOf(await runModule(file, args)) };
}

/** Runs a test runner that leaves a JSON report; a failure the report does not show counts as one. */
export async function countReported(
  run: (reportFile: string) => Promise<boolean>,
  read: (report: unknown) => Count,
): Promise<Count> {
  const directory = mkdtempSync(join(tmpdir(), "partner-center-report-"));
  const reportFile = join(directory, "report.json");
  try {
    const isGood = await run(reportFile);
    const { passed, failed } = existsSync(reportFile)
      ? read(JSON.parse(readFileSync(reportFile, "utf8")))
      : countOf(isGood);
    return { passed, failed: isGood ? failed : Math.max(failed, 1) };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Every step runs, whatever the ones before it said; the last line is the sum over all of them. */
export async function runSteps(steps: readonly Step[]): Promise<number> {
  const total = { passed: 0, failed: 0 };
  const failures: string[] = [];
  for (const { name, run } of steps) {
    process.stdout.write(`\n== ${name}\n`);
    const startedAt = performance.now();
    const { passed, failed } = await run().catch((error: unknown) => {
      process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
      return countOf(false);
    });
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) failures.push(name);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(`-- ${name}: ${failed === 0 ? "passed" : "FAILED"} in ${seconds} s\n`);
  }
  if (failures.length > 0) process.stdout.write(`\nFailed: ${failures.join(", ")}\n`);
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
  return total.failed > 0 ? 1 : 0;
}
