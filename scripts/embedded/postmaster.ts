import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";

// Any session that holds this lock owns the cluster; the lock goes when its process goes, however it dies.
const OWNER_LOCK = 7_220_418;

export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

/** What the running or former server wrote into postmaster.pid; null when there is none. */
export function readPostmaster(cluster: string): Postmaster | null {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  return { pid: Number(lines[0]), port: Number(lines[3]), isReady: lines[7]?.trim() === "ready" };
}

function commandLineOf(pid: number): string {
  const file = `/proc/${pid}/cmdline`;
  if (existsSync("/proc/self")) return existsSync(file) ? readFileSync(file, "utf8") : "";
  return spawnSync("ps", ["-ww", "-o", "args=", "-p", String(pid)], { encoding: "utf8" }).stdout ?? "";
}

/** Process ids are used again, after a reboot or in a new container, so an id alone proves nothing. */
export function findPostmaster(cluster: string): Postmaster | null {
  const postmaster = readPostmaster(cluster);
  if (!postmaster) return null;
  const commandLine = commandLineOf(postmaster.pid);
  if (commandLine.includes("postgres") && commandLine.includes(cluster)) return postmaster;

  rmSync(join(cluster, "postmaster.pid"), { force: true });
  return null;
}

export interface Ownership {
  release(): Promise<void>;
}

/** Null when another living process owns the server at this URL. */
export async function takeOwnership(url: string): Promise<Ownership | null> {
  const sql = postgres(url, { max: 1, idle_timeout: 0, max_lifetime: null, onnotice: () => {} });
  try {
    const [row] = await sql`select pg_try_advisory_lock(${OWNER_LOCK}) as taken`;
    if (row?.["taken"]) return { release: () => sql.end({ timeout: 1 }) };
  } catch (error) {
    await sql.end({ timeout: 0 });
    throw error;
  }
  await sql.end({ timeout: 1 });
  return null;
}

export async function canConnect(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 3, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

export async function waitUntilGone(cluster: string, timeoutMs: number): Promise<boolean> {
  for (let waited = 0; waited < timeoutMs; waited += 100) {
    if (!findPostmaster(cluster)) return true;
    await pause(100);
  }
  return false;
}
