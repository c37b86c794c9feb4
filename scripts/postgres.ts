import { chownSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { type Binaries, findBinaries } from "./embedded/binary";
import { adoptCluster, DATABASE, initialiseCluster, startCluster, stopChild, urlOf } from "./embedded/cluster";
import { canConnect, findPostmaster, type Ownership, takeOwnership, waitUntilGone } from "./embedded/postmaster";
import { Refusal } from "./refusal";
import { keptSecret } from "./secret";
import { makePrivateDirectory } from "./settings";

const LOG_BYTES_MAX = 10_000_000;

const SETTINGS = {
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  checkpoint_timeout: "15min",
  max_connections: "100",
  random_page_cost: "1.1",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
};

const TEMPORARY_SETTINGS = { ...SETTINGS, fsync: "off", full_page_writes: "off", synchronous_commit: "off" };

export interface Database {
  readonly url: string;
  stop(): Promise<void>;
}

const clusterIn = (dataDir: string) => join(dataDir, "postgres");

function passwordIn(dataDir: string): string {
  return keptSecret(dataDir, "postgres-password");
}

function assertVersion(binaries: Binaries, dataDir: string): void {
  const made = readFileSync(join(clusterIn(dataDir), "PG_VERSION"), "utf8").trim();
  if (made === String(binaries.major)) return;
  throw new Refusal(
    `The data directory ${dataDir} was made by PostgreSQL ${made}, but PostgreSQL ${binaries.major} is shipped here: move the data over with pg_dump, or choose another DATA_DIR.`,
  );
}

function prepareCluster(binaries: Binaries, dataDir: string): string {
  const cluster = clusterIn(dataDir);
  makePrivateDirectory(dataDir);
  const hasPassword = existsSync(join(dataDir, "postgres-password"));
  if (!existsSync(join(cluster, "PG_VERSION"))) initialiseCluster(binaries, cluster, passwordIn(dataDir));
  else if (!hasPassword)
    throw new Refusal(`The file ${dataDir}/postgres-password is missing; restore it from a backup.`);
  assertVersion(binaries, dataDir);
  return cluster;
}

function preparedLog(dataDir: string): string {
  const file = join(dataDir, "postgres.log");
  if (!existsSync(file) || statSync(file).size > LOG_BYTES_MAX) writeFileSync(file, "", { mode: 0o600 });
  return file;
}

async function createDatabase(adminUrl: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  const found = await sql`select 1 from pg_database where datname = ${DATABASE}`;
  if (found.length === 0) await sql.unsafe(`create database ${DATABASE}`);
  await sql.end();
}

/** A server whose launcher was killed is stopped cleanly; one whose launcher lives is somebody's. */
async function endOrphan(cluster: string, password: string): Promise<void> {
  const running = findPostmaster(cluster);
  if (!running) return;
  const inUse = new Refusal(`The data directory ${join(cluster, "..")} is already in use by process ${running.pid}.`);
  if (!running.isReady && (await waitUntilGone(cluster, 3_000))) return;

  const ownership = await takeOwnership(urlOf(running.port, password, "postgres")).catch(() => null);
  if (!ownership) {
    if (await waitUntilGone(cluster, 3_000)) return;
    throw inUse;
  }
  await ownership.release();
  process.kill(running.pid, "SIGINT");
  if (!(await waitUntilGone(cluster, 60_000))) throw inUse;
}

interface Options {
  /** Stopping first waits for everybody else's connections. */
  readonly isGentle?: boolean;
  /** Told when the server ends although nobody stopped it and it cannot be started again. */
  readonly onLost?: (reason: unknown) => void;
}

/** The data directory's own PostgreSQL, made on first use; refuses when another process owns it. */
export async function withPostgres(dataDir: string, { isGentle = false, onLost }: Options = {}): Promise<Database> {
  const binaries = await findBinaries();
  const cluster = prepareCluster(binaries, dataDir);
  const password = passwordIn(dataDir);
  await endOrphan(cluster, password);
  adoptCluster(binaries, cluster);

  const logFile = preparedLog(dataDir);
  let isStopping = false;
  let { child, port } = await startCluster(binaries, cluster, { settings: SETTINGS, logFile });
  const adminUrl = urlOf(port, password, "postgres");
  let ownership: Ownership | null = await takeOwnership(adminUrl);
  if (!ownership) throw new Refusal(`The data directory ${dataDir} is already in use by another process.`);
  await createDatabase(adminUrl);

  const revive = async () => {
    if (isStopping) return;
    process.stderr.write("PostgreSQL ended unexpectedly; starting it again.\n");
    await pause(200);
    ({ child, port } = await startCluster(binaries, cluster, { settings: SETTINGS, logFile, port }));
    ownership = await takeOwnership(adminUrl);
    child.once("exit", () => void revive().catch(onLost));
  };
  child.once("exit", () => void revive().catch(onLost));

  return {
    url: urlOf(port, password),
    stop: async () => {
      isStopping = true;
      await ownership?.release();
      await stopChild(child, isGentle);
    },
  };
}

/** URL of the server already running on this data directory, or null. */
export async function findRunning(dataDir: string): Promise<string | null> {
  const cluster = clusterIn(dataDir);
  for (let attempt = 0; attempt < 100; attempt++) {
    const running = findPostmaster(cluster);
    if (!running) return null;
    const url = urlOf(running.port, passwordIn(dataDir));
    if (running.isReady && (await canConnect(url))) return url;
    await pause(200);
  }
  throw new Refusal(`The PostgreSQL in ${dataDir} runs but does not answer.`);
}

/** The running server of this data directory, or its own for as long as the caller needs it. */
export async function usePostgres(dataDir: string): Promise<Database> {
  const url = await findRunning(dataDir);
  return url ? { url, stop: async () => {} } : withPostgres(dataDir, { isGentle: true });
}

/** For tests: an empty cluster in a temporary directory, fast rather than safe, gone after stop(). */
export async function startTemporaryPostgres(): Promise<Database> {
  const binaries = await findBinaries();
  const directory = mkdtempSync(join(tmpdir(), "partner-center-test-"));
  const cluster = clusterIn(directory);
  const password = passwordIn(directory);
  if (binaries.ownerId !== null) chownSync(directory, binaries.ownerId, -1);
  initialiseCluster(binaries, cluster, password, ["--no-sync"]);
  const options = { settings: TEMPORARY_SETTINGS, logFile: preparedLog(directory) };
  const { child, port } = await startCluster(binaries, cluster, options);
  await createDatabase(urlOf(port, password, "postgres"));
  return {
    url: urlOf(port, password),
    stop: async () => {
      await stopChild(child, false);
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
