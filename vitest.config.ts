import { availableParallelism } from "node:os";
import { join } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const root = import.meta.dirname;

const resolve = {
  alias: [
    { find: /^@\//, replacement: `${root}/` },
    // Throws on purpose outside of a server bundle; tests are neither.
    { find: /^server-only$/, replacement: join(root, "node_modules/server-only/empty.js") },
  ],
};

const exclude = ["**/node_modules/**", "**/.next*/**", "**/.data*/**", "e2e/**"];
const oxc = { jsx: { runtime: "automatic" as const } };

// Left alone, vitest leaves a core to itself, which is half of two.
const CORES = availableParallelism();

/** What takes longest begins first, so that at the end no core waits for another. */
const LONG = /(governance|trade|killed-import|demo|evidence)\.(integration\.)?test\.ts$/;

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    return usual.toSorted((left, right) => Number(LONG.test(right.moduleId)) - Number(LONG.test(left.moduleId)));
  }
}

function unit(name: string, zone: string) {
  return {
    resolve,
    oxc,
    test: {
      name,
      // A worker thread cannot have a time zone of its own, a process can.
      pool: "forks" as const,
      // Nothing here keeps a state between files, so each module is read once a process and not once a file.
      isolate: false,
      maxWorkers: CORES,
      // Properties run many cases, and CI machines are small and busy.
      testTimeout: 30_000,
      env: { TZ: zone },
      include: ["**/*.test.{ts,tsx}"],
      exclude: [...exclude, "**/*.integration.test.ts", "**/*.http.test.ts"],
    },
  };
}

/** Every way to a sum, held against adding up by hand: none may depend on where a server stands. */
const SUMS = [
  "lib/data/expenditure/{sum-expenditure,list-details,list-summary}.integration.test.ts",
  "lib/data/statistics/statistics.integration.test.ts",
  "lib/jobs/export-totals.integration.test.ts",
  "app/api/v1/expenditure.integration.test.ts",
];

function integration(name: string, zone: string, include: readonly string[]) {
  return {
    resolve,
    oxc,
    test: {
      name,
      pool: "forks" as const,
      env: { TZ: zone },
      include: [...include],
      exclude,
      globalSetup: ["scripts/integration/global-setup.ts"],
      testTimeout: 60_000,
      hookTimeout: 120_000,
      // Each file opens a database and an environment of its own (scripts/integration) and leaves nothing behind.
      isolate: false,
      maxWorkers: CORES,
    },
  };
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      unit("unit", "UTC"),
      unit("unit-shanghai", "Asia/Shanghai"),
      unit("unit-los-angeles", "America/Los_Angeles"),
      {
        resolve,
        oxc,
        test: {
          name: "http",
          // Each file starts the built product on a database of its own, and both take every core there is.
          pool: "forks",
          include: ["**/*.http.test.ts"],
          exclude,
          maxWorkers: 1,
          testTimeout: 60 * 60_000,
          hookTimeout: 10 * 60_000,
        },
      },
      integration("integration", "UTC", ["**/*.integration.test.ts"]),
      integration("sums-shanghai", "Asia/Shanghai", SUMS),
      integration("sums-los-angeles", "America/Los_Angeles", SUMS),
    ],
  },
});
