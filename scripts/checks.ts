import { printSizes } from "./sizes";
import { countOf, countReported, moduleStep, runModule, type Step } from "./steps";

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/** A file that cannot even be loaded holds no test, and is one failure. */
function countVitest(report: VitestReport) {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

export function vitestStep(name: string, projects: readonly string[]): Step {
  const chosen = projects.flatMap((project) => ["--project", project]);
  const run = (reportFile: string) => {
    const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${reportFile}`];
    return runModule("vitest/vitest.mjs", ["run", ...chosen, ...reporters]);
  };
  return { name, run: () => countReported(run, (report) => countVitest(report as VitestReport)) };
}

export const format = moduleStep("format", "@biomejs/biome/bin/biome", ["check", "."]);
export const lint = moduleStep("lint", "oxlint/bin/oxlint", ["--quiet"]);
export const unused = moduleStep("unused code", "knip/bin/knip.js", []);

export const types: Step = {
  name: "types",
  run: async () => {
    const hasRoutes = await runModule("next/dist/bin/next", ["typegen"]);
    return countOf(hasRoutes && (await runModule("typescript/bin/tsc", ["--noEmit"])));
  },
};

export const sizes: Step = {
  name: "file sizes",
  run: async () => {
    printSizes();
    return countOf(true);
  },
};
