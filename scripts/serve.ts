import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { ensureBuild, nextBinary } from "./build";
import { bringUpToDate, serverDatabase } from "./database";
import { productEnvironment } from "./environment";
import { Refusal, untilAskedToStop } from "./refusal";
import { host, portFrom, root } from "./settings";

export interface Serving {
  readonly mode: "production" | "development";
  readonly isDemo: boolean;
  /** After the migrations and before the server. */
  readonly prepare?: (url: string) => Promise<unknown>;
  /** Printed after the ready line. */
  readonly notes?: readonly string[];
}

const READY_TIMEOUT_MS = 120_000;

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(false);
      else reject(new Refusal(`The server cannot listen on ${host}:${port}: ${error.message}.`));
    });
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

/** A server that is just leaving gets a moment to do so. */
async function assertPortFree(port: number): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    if (await isFree(port)) return;
    await pause(200);
  }
  throw new Refusal(`Port ${port} on ${host} is already in use; set PORT to another one.`);
}

function startServer(mode: Serving["mode"], port: number, env: NodeJS.ProcessEnv): ChildProcess {
  const preload = pathToFileURL(join(root, "scripts/leave-with-parent.mjs")).href;
  const command = mode === "production" ? "start" : "dev";
  return spawn(process.execPath, ["--import", preload, nextBinary, command, "-H", host, "-p", String(port)], {
    cwd: root,
    env: { ...env, NODE_ENV: mode, PARTNER_CENTER_LAUNCHER: String(process.pid) },
    // Standard output is for the ready line.
    stdio: ["ignore", 2, 2, "ipc"],
  });
}

async function answersReady(address: string): Promise<boolean> {
  try {
    const response = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(5_000) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}

async function waitUntilReady(port: number, signal: AbortSignal): Promise<void> {
  const isWildcard = host === "0.0.0.0" || host === "::";
  const name = isWildcard ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  const until = performance.now() + READY_TIMEOUT_MS;
  while (performance.now() < until) {
    if (signal.aborted || (await answersReady(`http://${name}:${port}`))) return;
    await pause(100);
  }
  throw new Refusal(`The server did not become ready within ${READY_TIMEOUT_MS / 1000} s; its messages are above.`);
}

function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const last = setTimeout(() => server.kill("SIGKILL"), 10_000);
    server.once("exit", () => {
      clearTimeout(last);
      resolve();
    });
    server.kill("SIGTERM");
  });
}

type Closer = () => Promise<void>;

interface Run extends Serving {
  readonly port: number;
  readonly signal: AbortSignal;
  readonly onLost: (reason: unknown) => void;
}

/** Ends only by failing: what it opened is registered at once, so that it can be closed at any moment. */
async function run(
  { mode, isDemo, prepare, notes = [], port, signal, onLost }: Run,
  closers: Closer[],
): Promise<never> {
  const opening = serverDatabase(onLost);
  closers.push(async () => (await opening.catch(() => null))?.stop());
  const build = mode === "production" ? ensureBuild(signal) : Promise.resolve();
  const preparation = opening.then(async ({ url }) => {
    await bringUpToDate(url);
    await prepare?.(url);
  });
  const [{ url }] = await Promise.all([opening, preparation, build]);
  signal.throwIfAborted();

  const server = startServer(mode, port, productEnvironment(url, port, isDemo));
  closers.push(() => stopServer(server));
  const ended = new Promise<never>((_, reject) => {
    server.once("exit", (code, by) => reject(new Refusal(`The server ended with ${code ?? by}.`)));
  });
  await Promise.race([ended, waitUntilReady(port, signal)]);
  signal.throwIfAborted();
  process.stdout.write([`Partner Center ready: http://localhost:${port}`, ...notes, ""].join("\n"));
  return ended;
}

/** Everything from an empty directory to a server that answers, until somebody stops it. */
export async function serve(serving: Serving): Promise<number> {
  const asked = untilAskedToStop().then(() => 0);
  const port = portFrom(process.env["PORT"]);
  await assertPortFree(port);

  const stopping = new AbortController();
  const closers: Closer[] = [];
  const lost = Promise.withResolvers<never>();
  const onLost = () => lost.reject(new Refusal("PostgreSQL ended and could not be started again."));
  try {
    return await Promise.race([
      asked,
      lost.promise,
      run({ ...serving, port, signal: stopping.signal, onLost }, closers),
    ]);
  } finally {
    stopping.abort();
    for (const close of closers.reverse()) await close();
  }
}
