// Starts on any Node from 20 with nothing installed, so: no dependencies and no TypeScript here.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, existsSync, mkdirSync, constants as modes, readFileSync, rmSync, writeFileSync } from "node:fs";
import { constants, homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "..");
const modules = join(root, "node_modules");
const stamp = join(modules, ".partner-center-install");
const lock = join(modules, ".partner-center-installing");
const [command, ...args] = process.argv.slice(2);

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function isWritable(directory) {
  try {
    if (!existsSync(directory)) mkdirSync(directory);
    accessSync(directory, modes.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** npm and Chromium keep caches below HOME and fail where it is empty or cannot be written. */
function usableEnvironment() {
  const env = { ...process.env };
  if (!env.HOME) {
    delete env.HOME;
    delete process.env.HOME;
  }
  const home = homedir();
  if (home && isWritable(home)) return { ...env, HOME: home };

  const substitute = join(tmpdir(), `partner-center-home-${process.getuid?.() ?? "user"}`);
  mkdirSync(substitute, { recursive: true, mode: 0o700 });
  return { npm_config_cache: join(substitute, "npm"), ...env, HOME: substitute };
}

function fingerprint() {
  const hash = createHash("sha256");
  for (const name of ["package.json", "package-lock.json", ".npmrc"]) {
    const file = join(root, name);
    if (existsSync(file)) hash.update(readFileSync(file));
  }
  return hash.digest("hex");
}

function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint();
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function takeLock() {
  mkdirSync(modules, { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      return;
    } catch (error) {
      if (error.code !== "EEXIST") fail(`The dependencies cannot be installed: ${error.message}.`);
      const holder = Number(existsSync(lock) ? readFileSync(lock, "utf8") : 0);
      if (holder > 0 && !isAlive(holder)) rmSync(lock, { force: true });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
}

function runNpm(env) {
  const npm = process.env.npm_execpath;
  const [file, first] = npm?.endsWith("npm-cli.js") ? [process.execPath, [npm]] : ["npm", []];
  const flags = ["install", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"];
  return spawnSync(file, [...first, ...flags], { cwd: root, env, encoding: "utf8" });
}

function install(env) {
  takeLock();
  try {
    if (isInstalled()) return;
    process.stderr.write("Installing dependencies…\n");
    const result = runNpm(env);
    if (result.status !== 0) {
      rmSync(lock, { force: true });
      fail(`${result.stdout ?? ""}${result.stderr ?? ""}npm install failed; its messages are above.`);
    }
    writeFileSync(stamp, fingerprint());
  } finally {
    rmSync(lock, { force: true });
  }
}

function projectNode() {
  const own = join(modules, "node", "bin", "node");
  if (existsSync(own)) return own;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  return fail(
    "Node 24 is missing from node_modules: its install script did not run (see allowScripts in package.json).",
  );
}

function run(env) {
  const here = process.cwd();
  const startedIn = here === root ? (env.INIT_CWD ?? root) : here;
  const script = join(root, "scripts", `${command}.ts`);
  const child = spawn(
    projectNode(),
    ["--conditions=react-server", "--import", "tsx", "--disable-warning=ExperimentalWarning", script, ...args],
    {
      cwd: root,
      env: { ...env, INIT_CWD: startedIn, TSX_TSCONFIG_PATH: join(root, "tsconfig.json") },
      // The channel tells the child when this process is gone, even by SIGKILL.
      stdio: ["inherit", "inherit", "inherit", "ipc"],
    },
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => fail(`${command} could not be started: ${error.message}.`));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 15)));
  leaveWithNpm();
}

function parentOf(pid) {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) ? readFileSync(file, "utf8").split(") ").at(-1)?.split(" ")[1] : undefined;
}

/** npm, which starts us through a shell, forwards nothing when killed; its disappearance is all there is to see. */
function leaveWithNpm() {
  if (!process.env.npm_lifecycle_event?.startsWith(command)) return;
  const [shell, npm] = [process.ppid, parentOf(process.ppid)];
  setInterval(() => {
    if (process.ppid !== shell || parentOf(shell) !== npm) process.exit(143);
  }, 500).unref();
}

if (!command || !existsSync(join(root, "scripts", `${command}.ts`))) {
  fail("Usage: node scripts/launch.mjs <demo|start|jobs|dev|pc|verify|test|bench> [arguments]");
}
const env = usableEnvironment();
if (!isInstalled()) install(env);
run(env);
