import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { stopChild } from "./built-server";
import { root } from "./settings";

const READY_TIMEOUT_MS = 120_000;

/** What `npm run jobs` starts, without the launcher, on this database; said to be ready. */
export async function startJobsProcess(
  databaseUrl: string,
  more: Readonly<Record<string, string>> = {},
): Promise<ChildProcess> {
  const args = ["--conditions=react-server", "--import", "tsx", join(root, "scripts/jobs.ts")];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: {
      ...process.env,
      AUTH_SECRET: "x".repeat(40),
      NODE_OPTIONS: "",
      TSX_TSCONFIG_PATH: join(root, "tsconfig.json"),
      ...more,
      NODE_ENV: "production",
      DATABASE_URL: databaseUrl,
    },
    stdio: ["ignore", "pipe", "ignore", "ipc"],
  });
  const ready = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("the jobs did not become ready")), READY_TIMEOUT_MS);
    child.once("exit", (code, signal) => reject(new Error(`the jobs ended with ${code ?? signal}`)));
    child.stdout?.on("data", (text: Buffer) => {
      if (!String(text).includes("Partner Center jobs ready")) return;
      clearTimeout(timer);
      resolve();
    });
  });
  return ready.then(
    () => child,
    async (error: unknown) => {
      await stopChild(child, "SIGKILL");
      throw error;
    },
  );
}
