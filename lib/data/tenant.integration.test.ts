import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/scripts/integration/test-database";
import { makeWorld, type World } from "./budget/governance.fixture";
import { closeDatabases } from "./database";
import { rowsInTenant } from "./tenant";

let database: TestDatabase;
let world: World;
let elsewhere: World;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env["DATABASE_URL"] = database.url;
  process.env["AUTH_SECRET"] ??= "x".repeat(40);
  process.env["NEXTAUTH_URL"] ??= "http://127.0.0.1:3000";
  [world, elsewhere] = [await makeWorld(), await makeWorld()];
});

afterAll(async () => {
  await closeDatabases();
  await database.drop();
});

const ownDistributors = () =>
  rowsInTenant<{ distributor_id: string }>(world.distributor, sql`select distributor_id from distributors`);
const own = () => [{ distributor_id: world.distributor.distributorId }];

test("one statement sees the rows of its distributor, many at a time of different ones", async () => {
  const tenants = Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? world : elsewhere).distributor);
  const seen = await Promise.all(
    tenants.map((tenant) =>
      rowsInTenant<{ distributor_id: string }>(tenant, sql`select distributor_id from distributors`),
    ),
  );
  expect(seen).toEqual(tenants.map(({ distributorId }) => [{ distributor_id: distributorId }]));
});

test("it changes nothing", async () => {
  const change = rowsInTenant(world.distributor, sql`update distributors set name = name`);
  await expect(change).rejects.toThrow("read-only");
});

test("a statement that fails leaves no connection behind, nor does one whose connection is lost", async () => {
  for (let turn = 0; turn < 25; turn++) {
    await expect(rowsInTenant(world.distributor, sql`select 1 / 0`)).rejects.toThrow("division by zero");
  }
  expect(await ownDistributors()).toEqual(own());

  const losing = () => rowsInTenant(world.distributor, sql`select pg_terminate_backend(pg_backend_pid())`);
  for (let turn = 0; turn < 25; turn++) await expect(losing()).rejects.toThrow();
  expect(await ownDistributors()).toEqual(own());
});
