import { defineConfig, devices } from "@playwright/test";
import { installedChromium } from "@/scripts/chromium";

const executablePath = process.env["CHROMIUM"] || installedChromium();
const isRoot = process.getuid?.() === 0;

// A browser under test talks to the product only.
const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

// Without a graphics card the browser would draw by emulating one, which costs more than the product under test.
const plain = ["--disable-gpu", "--disable-extensions"];

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  globalSetup: "./scripts/stories.ts",
  workers: 2,
  // On a shared machine a browser may be starved; what only passes then is reported as flaky.
  retries: process.env["CI"] ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"]],
  use: {
    ...devices["Desktop Chrome"],
    locale: "en-US",
    // Recording costs every story a good part of its time, needed or not: only what failed once is traced.
    trace: "on-first-retry",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [...quiet, ...plain, ...(isRoot ? ["--no-sandbox"] : [])],
    },
  },
});
