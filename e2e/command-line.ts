import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { unique } from "./unique";

export const ROOT = join(import.meta.dirname, "..");

export function dataDir(): string {
  const given = process.env["PARTNER_CENTER_DATA_DIR"];
  if (!given) throw new Error("PARTNER_CENTER_DATA_DIR names no running demo's data");
  return given;
}

function pc(...args: string[]): string {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const launcher = join(ROOT, "scripts/launch.mjs");
  return execFileSync(process.execPath, [launcher, "pc", ...args], {
    env: { ...inherited, DATA_DIR: dataDir() },
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
}

export type NewDistributor = { readonly id: string; readonly account: string; readonly link: string };

/** A distributor that nobody else in the installation knows; the link is its first administrator's. */
export function newDistributor(): NewDistributor {
  const account = unique();
  const output = pc("create-distributor", "--name", `Other ${account}`, "--account", account, "--json");
  return JSON.parse(output.trim().split("\n").at(-1) ?? "null");
}
