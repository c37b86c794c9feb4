import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { listFailedJobs } from "@/lib/data/queue/failed-jobs";
import { pc } from "@/scripts/integration/command-line";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { startJobs } from "./start-jobs";

const database = await openTestDatabase();
const owner = postgres(database.url, { max: 1, onnotice: () => {} });
afterAll(() => owner.end());

test("a run that failed for good is listed with its error, and run again by the operator", async () => {
  expect(await listFailedJobs()).toEqual([]);
  let isBroken = true;
  let runs = 0;
  const job = {
    name: "seal-audit",
    cron: "0 0 1 1 *",
    run: async () => {
      runs += 1;
      if (isBroken) throw new Error("the disk is full");
    },
  };
  const stop = await startJobs([job]);
  try {
    await expect.poll(() => runs, { timeout: 20_000 }).toBe(1);
    const state = async () => (await owner`select state from pgboss.job where name = 'seal-audit'`)[0]?.["state"];
    await expect.poll(state).toBe("retry");
    // Its tries are minutes apart: given up now as after the last.
    await owner`update pgboss.job set state = 'failed', completed_on = now() where name = 'seal-audit'`;
    expect(await listFailedJobs()).toEqual([
      { job: "seal-audit", runs: 1, lastAt: expect.any(Date), lastError: "the disk is full" },
    ]);
    const told = await pc("jobs");
    expect(told).toMatchObject({ code: 0, said: expect.stringContaining("seal-audit: 1 failed") });
    expect(told.said).toContain("the disk is full");
    expect(runs).toBe(1);

    isBroken = false;
    expect(await pc("jobs", "--retry", "never-heard-of")).toMatchObject({ code: 1 });
    const again = await pc("jobs", "--retry", "--json");
    expect(again.code).toBe(0);
    expect(JSON.parse(again.said.trim().split("\n").at(-1) ?? "")).toMatchObject({ retried: ["seal-audit"] });
    await expect.poll(() => runs, { timeout: 20_000 }).toBe(2);
    expect(await listFailedJobs()).toEqual([]);
  } finally {
    await stop();
  }
});
