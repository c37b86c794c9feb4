import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { unique } from "./unique";

export const ROOT = join(import.meta.dirname, "..");
const LAUNCHER = join(ROOT, "scripts/launch.mjs");

export function dataDir(): string {
  const given = process.env["PARTNER_CENTER_DATA_DIR"];
  if (!given) throw new Error("PARTNER_CENTER_DATA_DIR names no running demo's data");
  return given;
}

/** Runs the command line beside the server whose data lie there; answers its last line, read as JSON. */
function pc(directory: string, ...args: string[]) {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const output = execFileSync(process.execPath, [LAUNCHER, "pc", ...args, "--json"], {
    env: { ...inherited, DATA_DIR: directory },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return JSON.parse(output.trim().split("\n").at(-1) ?? "null");
}

export type NewDistributor = { readonly id: string; readonly account: string; readonly link: string };

/** A distributor that nobody else in the installation knows; the link is its first administrator's. */
export function newDistributor(directory = dataDir()): NewDistributor {
  const account = unique();
  return pc(directory, "create-distributor", "--name", `Other ${account}`, "--account", account);
}
