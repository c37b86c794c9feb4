import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Playwright loads this file itself, so it stays with Node's own modules.
const launcher = join(import.meta.dirname, "launch.mjs");
const READY = /^Partner Center ready: (http:\S+)$/m;

export interface RunningProduct {
  readonly baseUrl: string;
  /** Where its database lies, so that a story can use the command line beside it. */
  readonly dataDir: string;
  /** Runs `pc check-invariants` beside the server; true when all hold. */
  checkInvariants(): boolean;
  /** Stops it as Ctrl-C does, its data kept for another to start on. */
  halt(): Promise<void>;
  /** Stops it and removes its data. */
  stop(): Promise<void>;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** The product as anybody would start it, on a free port and with data of its own; `more` is its environment's. */
export async function startProduct(
  command: "demo" | "start",
  more: Readonly<Record<string, string>> = {},
  dataDir = mkdtempSync(join(tmpdir(), "partner-center-stories-")),
): Promise<RunningProduct> {
  const { DATABASE_URL: _, PUBLIC_URL: __, SMTP_URL: ___, ...inherited } = process.env;
  const place = { DATA_DIR: dataDir, HOST: "127.0.0.1", PORT: String(await freePort()) };
  // A story's connector is an end of its own, on this machine.
  const env = { ...inherited, ...more, ...place, CONNECTOR_ALLOW_PRIVATE: "1" };
  const child = spawn(process.execPath, [launcher, command], { env, stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const leave = () => void child.kill("SIGTERM");
  process.once("exit", leave);

  const halt = async () => {
    process.off("exit", leave);
    child.kill("SIGTERM");
    await ended;
  };
  const stop = async () => {
    await halt();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const ready = new Promise<string>((resolve) => {
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString("utf8");
      const address = READY.exec(output)?.[1];
      if (address) resolve(address);
    });
  });
  const baseUrl = await Promise.race([ready, ended.then(() => null)]);
  if (baseUrl === null) {
    await stop();
    throw new Error("The server did not start; its messages are above.");
  }
  const checkInvariants = () =>
    spawnSync(process.execPath, [launcher, "pc", "check-invariants"], { env, stdio: ["ignore", "inherit", "inherit"] })
      .status === 0;
  return { baseUrl, dataDir, checkInvariants, halt, stop };
}

/** Playwright's global setup: the test command has started a demo already, a single run starts its own. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env["PARTNER_CENTER_URL"]) return async () => {};
  const demo = await startProduct("demo");
  process.env["PARTNER_CENTER_URL"] = demo.baseUrl;
  process.env["PARTNER_CENTER_DATA_DIR"] = demo.dataDir;
  return async () => {
    const areKept = demo.checkInvariants();
    await demo.stop();
    if (!areKept) throw new Error("The stories left an invariant broken.");
  };
}
