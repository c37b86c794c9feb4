import { ensureBuild } from "./build";
import { format, lint, sizes, types, unused, vitestStep } from "./checks";
import { ensureChromium } from "./chromium";
import { main } from "./refusal";
import { countOf, countReported, runModule, runSteps, type Step } from "./steps";
import { type RunningProduct, startProduct } from "./stories";

if (process.argv.includes("--long")) process.env["PARTNER_CENTER_LONG"] = "1";

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
}

let demo: RunningProduct | null = null;

const build: Step = {
  name: "build",
  run: async () => {
    await ensureBuild();
    return countOf(true);
  },
};

const stories: Step = {
  name: "browser stories",
  run: async () => {
    const chromium = ensureChromium();
    if (!chromium) throw new Error("No Chromium: install chromium or google-chrome.");
    demo = await startProduct("demo");
    const env = { CHROMIUM: chromium, PARTNER_CENTER_URL: demo.baseUrl, PARTNER_CENTER_DATA_DIR: demo.dataDir };
    return countReported(
      (file) =>
        runModule("@playwright/test/cli.js", ["test", "--reporter=list,json"], {
          ...env,
          PLAYWRIGHT_JSON_OUTPUT_FILE: file,
        }),
      (report) => {
        const { expected, flaky, unexpected } = (report as PlaywrightReport).stats;
        return { passed: expected + flaky, failed: unexpected };
      },
    );
  },
};

const invariants: Step = {
  name: "invariants",
  run: async () => countOf(demo?.checkInvariants() ?? false),
};

await main(async () => {
  const units = vitestStep("unit, in three time zones", ["unit", "unit-shanghai", "unit-los-angeles"]);
  const integration = vitestStep("integration, sums in three time zones", [
    "integration",
    "sums-shanghai",
    "sums-los-angeles",
  ]);
  const http = vitestStep("through HTTP", ["http"]);
  try {
    return await runSteps([format, lint, types, unused, sizes, units, integration, build, http, stories, invariants]);
  } finally {
    await demo?.stop();
  }
});
