import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkInvariants } from "@/db/check-invariants";
import { migrate } from "@/db/migrate";
import type { Actor } from "@/lib/domain/access/actor";
import { giveEnvironment, restoreEnvironment } from "@/scripts/integration/environment";
import { type Database, withPostgres } from "@/scripts/postgres";
import { mapAccount } from "../account/map-account";
import { closeDatabases } from "../database";
import { csvOf, fileOf, importRows, makeCustomer, makeDistributor, permitOf, rowsOf, sumsOf } from "./delivery.fixture";

const TIMES = process.env["PARTNER_CENTER_LONG"] === "1" ? 10 : 2;
const ROWS = 4000;

let directory: string;
let database: Database;

let actor: Actor;
let customer: string;
/** List cost of every row in force; each delivery asks for one more. */
let cost = 1;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), "partner-center-killed-"));
  database = await withPostgres(directory);
  await migrate(database.url);
  giveEnvironment(database.url);
  actor = await makeDistributor();
  customer = await makeCustomer(actor);
  await importRows(actor, rows("1"));
  await mapAccount(permitOf(actor, "account.map"), { accountId: "account-1", customerId: customer, fromDay: null });
});

afterAll(async () => {
  restoreEnvironment();
  await closeDatabases();
  await database.stop();
  rmSync(directory, { recursive: true, force: true });
});

function rows(listCost: string) {
  return Array.from({ length: ROWS }, (_, index) => ({ ListCost: listCost, ResourceId: `resource-${index}` }));
}

function importInOtherProcess(listCost: number): ChildProcess {
  const path = fileOf(csvOf(rowsOf(...rows(String(listCost)))));
  return spawn(
    process.execPath,
    [
      "--conditions=react-server",
      "--import",
      "tsx",
      "scripts/pc.ts",
      "import-delivery",
      "--distributor",
      actor.company.accountName,
      "--file",
      path,
      "--json",
    ],
    { env: { ...process.env, DATABASE_URL: database.url, DATA_DIR: directory }, stdio: "ignore" },
  );
}

async function msOfImport(): Promise<number> {
  const from = performance.now();
  cost++;
  const [code] = await once(importInOtherProcess(cost), "exit");
  expect(code).toBe(0);
  return performance.now() - from;
}

async function untilAlone(): Promise<void> {
  const sql = postgres(database.url, { max: 1, onnotice: () => {} });
  for (let wait = 0; wait < 600; wait++) {
    const [row] = await sql`select count(*)::integer as busy from pg_stat_activity
      where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid() and state <> 'idle'`;
    if (row?.["busy"] === 0) break;
    await pause(50);
  }
  await sql.end();
}

async function untilRevived(): Promise<void> {
  for (let wait = 0; wait < 600; wait++) {
    const sql = postgres(database.url, { max: 1, onnotice: () => {}, connect_timeout: 1 });
    const isUp = await sql`select 1`.then(
      () => true,
      () => false,
    );
    await sql.end({ timeout: 1 });
    if (isUp) return;
    await pause(100);
  }
  throw new Error("the database did not come back");
}

async function expectSums(...costs: readonly number[]): Promise<void> {
  const broken = (await checkInvariants(database.url)).filter((result) => result.rows.length > 0);
  expect(broken).toEqual([]);
  const { "2024-09": sums } = await sumsOf(actor, customer);
  expect(costs.map((listCost) => String(listCost * ROWS))).toContain(sums?.[0]);
}

async function importAgain(): Promise<void> {
  cost++;
  await importRows(actor, rows(String(cost)));
  await expectSums(cost);
}

test(`an importing process killed ${TIMES} times leaves all of a delivery or nothing`, {
  timeout: 600_000,
}, async () => {
  const ms = await msOfImport();
  for (let time = 1; time <= TIMES; time++) {
    const child = importInOtherProcess(cost + 1);
    const ended = once(child, "exit");
    await pause((ms * (time + 1)) / (TIMES + 2));
    child.kill("SIGKILL");
    await ended;
    await untilAlone();
    await expectSums(cost, cost + 1);
    await importAgain();
  }
});

test(`a database killed ${TIMES} times under an import loses nothing acknowledged`, { timeout: 600_000 }, async () => {
  const ms = await msOfImport();
  for (let time = 1; time <= TIMES; time++) {
    const child = importInOtherProcess(cost + 1);
    const ended = once(child, "exit");
    await pause((ms * (time + 1)) / (TIMES + 2));
    process.kill(Number(readFileSync(join(directory, "postgres/postmaster.pid"), "utf8").split("\n")[0]), "SIGKILL");
    const [code] = await ended;
    await closeDatabases();
    await untilRevived();
    await untilAlone();
    // What was acknowledged before the end must be there after it.
    await expectSums(...(code === 0 ? [cost + 1] : [cost, cost + 1]));
    await importAgain();
  }
});
