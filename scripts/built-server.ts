import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { nextBinary } from "./build";
import { root } from "./settings";

const READY_TIMEOUT_MS = 60_000;

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

export async function untilAnswers(url: string): Promise<void> {
  const until = performance.now() + READY_TIMEOUT_MS;
  while (performance.now() < until) {
    const response = await fetch(url).catch(() => null);
    await response?.arrayBuffer();
    if (response?.ok) return;
    await pause(100);
  }
  throw new Error(`${url} did not answer`);
}

/** The built product's server alone, on a loopback port, ready to answer; migrating is the caller's. */
export async function startBuilt(env: NodeJS.ProcessEnv, port: number): Promise<ChildProcess> {
  const preload = pathToFileURL(join(root, "scripts/leave-with-parent.mjs")).href;
  const args = ["--import", preload, nextBinary, "start", "-H", "127.0.0.1", "-p", String(port)];
  const server = spawn(process.execPath, args, {
    cwd: root,
    env: { ...env, NODE_ENV: "production", PARTNER_CENTER_LAUNCHER: String(process.pid) },
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  try {
    await untilAnswers(`http://127.0.0.1:${port}/readyz`);
    // Somebody else's answer is not this server's.
    if (server.exitCode !== null) throw new Error(`the server on port ${port} ended with ${server.exitCode}`);
  } catch (error) {
    await stopChild(server);
    throw error;
  }
  return server;
}

export async function stopChild(child: ChildProcess, signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill(signal);
  await ended;
}
