import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Refusal, sentenceOf } from "../refusal";
import type { Binaries } from "./binary";
import { readPostmaster } from "./postmaster";

const OWNER = "postgres";
export const DATABASE = "partner_center";

const START_ATTEMPTS_MAX = 20;

export function urlOf(port: number, password: string, database = DATABASE): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Made beside its place and moved there whole, so an interrupted first start leaves nothing half made. */
export function initialiseCluster(binaries: Binaries, cluster: string, password: string, flags: string[] = []): void {
  const draft = mkdtempSync(join(dirname(cluster), "postgres-draft-"));
  const passwordFile = join(draft, "password");
  const data = join(draft, "data");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (binaries.ownerId !== null) {
    for (const path of [draft, passwordFile]) chownSync(path, binaries.ownerId, -1);
  }
  const locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];
  const access = [`--username=${OWNER}`, `--pwfile=${passwordFile}`, "--auth=scram-sha-256"];
  const [file = "", ...args] = [...binaries.before, binaries.initdb, "-D", data, "--encoding=UTF8"];
  const result = spawnSync(file, [...args, ...locale, ...access, ...flags], { encoding: "utf8" });
  try {
    if (result.status !== 0) throw new Refusal(`PostgreSQL could not create ${cluster}: ${result.stderr.trim()}`);
    renameSync(data, cluster);
  } catch (error) {
    // Losing the race against another first start is fine: its cluster is there now.
    if (!existsSync(join(cluster, "PG_VERSION"))) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Root may change between the ways of running, and each wants another owner. */
export function adoptCluster(binaries: Binaries, cluster: string): void {
  const wanted = binaries.ownerId ?? process.getuid?.();
  if (process.getuid?.() !== 0 || statSync(cluster).uid === wanted) return;
  spawnSync("chown", ["-R", String(wanted), cluster]);
}

/** Waits until the server accepts connections; answers its last words when it ended instead. */
async function readyOrLastWords(child: ChildProcess, cluster: string, logFrom: () => string): Promise<string | null> {
  while (child.exitCode === null && child.signalCode === null) {
    const postmaster = readPostmaster(cluster);
    if (postmaster?.pid === child.pid && postmaster?.isReady) return null;
    await pause(25);
  }
  return logFrom().trim() || `it ended with ${child.exitCode ?? child.signalCode}`;
}

export interface StartOptions {
  readonly settings: Readonly<Record<string, string>>;
  readonly logFile: string;
  readonly port?: number;
}

async function tryStart(binaries: Binaries, cluster: string, options: StartOptions) {
  const port = options.port ?? (await freePort());
  const log = openSync(options.logFile, "a", 0o600);
  const before = readFileSync(options.logFile).length;
  const settings = Object.entries({
    ...options.settings,
    port: String(port),
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
  }).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const [file = "", ...args] = [...binaries.before, binaries.postgres, "-D", cluster, ...settings];
  // A session of its own: Ctrl-C reaches the launcher only, which stops the server before its database.
  const child = spawn(file, args, { detached: true, stdio: ["ignore", log, log] });
  child.on("error", () => {});
  closeSync(log);
  const logFrom = () => readFileSync(options.logFile).subarray(before).toString("utf8");
  return { child, port, lastWords: await readyOrLastWords(child, cluster, logFrom) };
}

/** After a SIGKILL the former processes still hold shared memory for a moment; a port may be taken in between. */
function isPassing(lastWords: string): boolean {
  return /pre-existing shared memory block|could not create any TCP\/IP sockets|Address already in use/.test(lastWords);
}

export async function startCluster(binaries: Binaries, cluster: string, options: StartOptions) {
  for (let attempt = 1; ; attempt++) {
    const { child, port, lastWords } = await tryStart(binaries, cluster, options);
    if (lastWords === null) return { child, port };
    if (attempt === START_ATTEMPTS_MAX || !isPassing(lastWords)) throw refusalOf(cluster, lastWords);
    await pause(500);
  }
}

function refusalOf(cluster: string, lastWords: string): Refusal {
  const other = /Is another postmaster \(PID (\d+)\)/.exec(lastWords)?.[1];
  if (other) return new Refusal(`The data directory ${dirname(cluster)} is already in use by process ${other}.`);
  const fatal = /(?:FATAL|PANIC):\s*(.*)/.exec(lastWords)?.[1] ?? lastWords.split("\n").at(-1);
  return new Refusal(`PostgreSQL did not start in ${cluster}: ${sentenceOf(fatal)}.`);
}

export function stopChild(child: ChildProcess, isGentle: boolean): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    // Gentle waits for everybody's connections, fast ends them, immediate is for a server that hangs.
    const fast = setTimeout(() => child.kill("SIGINT"), isGentle ? 60_000 : 0);
    const immediate = setTimeout(() => child.kill("SIGQUIT"), 120_000);
    child.once("exit", () => {
      clearTimeout(fast);
      clearTimeout(immediate);
      resolve();
    });
    if (isGentle) child.kill("SIGTERM");
  });
}
