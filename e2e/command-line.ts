import { execFileSync, spawnSync } from "node:child_process";
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

export type CompanyChange = { readonly state: string; readonly before: string; readonly changed: boolean };

/** Suspends a company as the operator does. */
export function suspendCompany(account: string, state: string, reason: string): CompanyChange {
  return pc(dataDir(), "suspend-company", "--company", account, "--state", state, "--reason", reason);
}

/** Ends what suspendCompany began. */
export function reinstateCompany(account: string, reason: string): CompanyChange {
  return pc(dataDir(), "reinstate-company", "--company", account, "--reason", reason);
}

/** The sentence with which the command line refuses. */
export function refusalOf(...args: string[]): string {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const env = { ...inherited, DATA_DIR: dataDir() };
  const { status, stderr } = spawnSync(process.execPath, [LAUNCHER, "pc", ...args], { env, encoding: "utf8" });
  if (status === 0) throw new Error(`${args.join(" ")} was not refused`);
  return stderr;
}

/** Brings a file over as the operator does; answers the numbers and a result a row. */
export function bringOverByCommand(account: string, file: string, ...more: readonly string[]): unknown {
  return pc(dataDir(), "bring-over", "--distributor", account, "--file", file, ...more);
}

/** Records a company's own credit from a file; answers how many records were written, stood already, or were refused. */
export function recordCreditByCommand(account: string, file: string, ...more: readonly string[]): unknown {
  return pc(dataDir(), "record-credit", "--company", account, "--file", file, ...more);
}

/** Imports a catalogue as the operator does; answers the exit code, the numbers and a result a row. */
export function importCatalogueByCommand(file: string, ...more: readonly string[]) {
  return importCatalogueBeside(dataDir(), file, ...more);
}

/** The same beside a server of the story's own. */
export function importCatalogueBeside(directory: string, file: string, ...more: readonly string[]) {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const { status, stdout } = spawnSync(
    process.execPath,
    [LAUNCHER, "pc", "import-catalogue", "--file", file, ...more, "--json"],
    { env: { ...inherited, DATA_DIR: directory }, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  );
  return { status, ...JSON.parse(stdout.trim().split("\n").at(-1) ?? "null") };
}
