import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { migrate } from "@/db/migrate";
import { seedDemo } from "@/db/seed/demo";
import { ensureBuild, nextBinary } from "../build";
import { productEnvironment } from "../environment";
import { startTemporaryPostgres } from "../postgres";
import { root } from "../settings";

export type Product = { readonly baseUrl: string; readonly databaseUrl: string; readonly stop: () => Promise<void> };

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

export function stopChild(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

/** The product as built, with the demo world, on a database that is thrown away. */
export async function startProduct(): Promise<Product> {
  const database = await startTemporaryPostgres();
  const port = await freePort();
  const env = productEnvironment(database.url, port, true);
  Object.assign(process.env, env);
  await migrate(database.url);
  await seedDemo(database.url);
  await ensureBuild();
  const server = spawn(process.execPath, [nextBinary, "start", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: root,
    env: { ...env, NODE_ENV: "production" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const stop = async () => {
    await stopChild(server);
    await database.stop();
  };
  const baseUrl = `http://localhost:${port}`;
  try {
    await untilAnswers(`${baseUrl}/readyz`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { baseUrl, databaseUrl: database.url, stop };
}
