import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

// The shell draws pages and nothing around them, at half the cost.
const NAMES = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A browser on the path first, then the one Playwright keeps for itself. */
export function installedChromium(): string | null {
  const directories = (process.env["PATH"] ?? "").split(delimiter);
  const candidates = NAMES.flatMap((name) => directories.map((directory) => join(directory, name)));
  const own = chromium.executablePath();
  return candidates.find(isExecutable) ?? (existsSync(own) ? own : null);
}

/** As a last resort installs one: Playwright's, else the system's. */
export function ensureChromium(): string | null {
  const found = installedChromium();
  if (found) return found;
  process.stdout.write("No Chromium found; installing one.\n");
  const cli = join(import.meta.dirname, "../node_modules/@playwright/test/cli.js");
  const quiet = { stdio: ["ignore", "ignore", "ignore"] as ["ignore", "ignore", "ignore"] };
  if (spawnSync(process.execPath, [cli, "install", "chromium"], { ...quiet, timeout: 300_000 }).status === 0) {
    return installedChromium();
  }
  if (process.getuid?.() !== 0) return null;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update"], { ...quiet, env });
  spawnSync("apt-get", ["install", "-y", "--no-install-recommends", "chromium-headless-shell"], { ...quiet, env });
  return installedChromium();
}
