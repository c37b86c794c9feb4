import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { checkInvariants } from "@/db/check-invariants";
import { addColleague } from "@/lib/data/assignment/assignment.fixture";
import { joinCustomer, makeWorld, turnClockTo } from "@/lib/data/budget/governance.fixture";
import { importRows, map } from "@/lib/data/delivery/delivery.fixture";
import { EXPORT_SILENCE_MS } from "@/lib/domain/export/export";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { askExport, exportOf, runWaiting, textOf } from "./export.fixture";

const database = await openTestDatabase();
const NOW = new Date("2024-10-02T10:00:00+08:00");
const ROWS = 40_000;
// What only marks a module as the server's is nothing outside the framework.
const RUN = `
  const { registerHooks } = await import("node:module");
  const isMark = (name) => name === "server-only";
  registerHooks({ resolve: (name, context, next) => next(isMark(name) ? "data:text/javascript," : name, context) });
  const { beginExports, exportsEnded } = await import("./lib/jobs/run-exports.ts");
  await beginExports(process.argv[1], new AbortController().signal);
  await exportsEnded();
  process.exit(0);`;

test("an export whose process is killed mid-way is taken up by another and is whole, of one moment", {
  timeout: 300_000,
}, async () => {
  await turnClockTo(database.url, NOW);
  const world = await makeWorld();
  const by = await addColleague(world.distributor);
  const rows = Array.from({ length: ROWS }, (_, index) => ({
    ListCost: "1.5",
    ResourceId: `resource-${index}`,
    ChargePeriodStart: "2024-09-10 00:00:00",
  }));
  await importRows(world.distributor, rows);
  await map(world.distributor, "account-1", await joinCustomer(world));
  const id = await askExport(by, "focus", { month: "2024-09" });

  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", RUN, by.distributorId], {
    env: { ...process.env, DATABASE_URL: database.url },
    stdio: "ignore",
  });
  const ended = once(child, "exit");
  let seen = await exportOf(by, id);
  for (let wait = 0; wait < 3000 && seen.rows === 0; wait++) {
    await pause(5);
    seen = await exportOf(by, id);
  }
  child.kill("SIGKILL");
  await ended;
  seen = await exportOf(by, id);
  expect(seen.state).toBe("running");
  expect(seen.rows).toBeGreaterThan(0);
  expect(seen.rows).toBeLessThan(ROWS);

  // Its charges change meanwhile: what the first run wrote must not be among the second's.
  await importRows(
    world.distributor,
    rows.map((row) => ({ ...row, ListCost: "2" })),
  );
  await turnClockTo(database.url, NOW);
  await runWaiting(by);
  expect((await exportOf(by, id)).state).toBe("running");
  await turnClockTo(database.url, new Date(NOW.getTime() + EXPORT_SILENCE_MS + 60 * 60_000));
  await runWaiting(by);
  expect(await exportOf(by, id)).toMatchObject({ state: "done", rows: ROWS });
  const read = parse(await textOf(by, id), { columns: true }) as Readonly<Record<string, string>>[];
  expect(read).toHaveLength(ROWS);
  expect(new Set(read.map((row) => row["ListCost"]))).toEqual(new Set(["2"]));
  expect(new Set(read.map((row) => row["ResourceId"])).size).toBe(ROWS);
  expect((await checkInvariants(database.url)).filter((result) => result.rows.length > 0)).toEqual([]);
});
