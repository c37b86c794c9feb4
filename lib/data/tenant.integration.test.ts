import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { makeWorld } from "./budget/governance.fixture";
import { rowsInTenant } from "./tenant";

await openTestDatabase();
const [world, elsewhere] = [await makeWorld(), await makeWorld()];

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
