import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import postgres from "postgres";
import { expect, test } from "vitest";
import { associations, customers } from "@/db/schema";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import {
  charge,
  countWrites,
  customerActor,
  joinCustomer,
  makeWorld,
  money,
  permit,
  type World,
} from "../budget/governance.fixture";
import { set } from "../delegation/delegation.fixture";
import { inTenant } from "../tenant";
import { approve, asked } from "./leaving.fixture";
import { moveCustomer } from "./move-customer";

const database = await openTestDatabase();

/** Runs the work until it waits for the association's row, late in its transaction, and kills it there. */
async function killHalfWay({ distributor }: World, customerId: string, work: () => Promise<unknown>): Promise<void> {
  const owner = postgres(database.url, { max: 2, onnotice: () => {} });
  try {
    await owner.begin(async (tx) => {
      await tx`select set_config('app.distributor', ${distributor.distributorId}, true)`;
      await tx`select 1 from associations where customer_id = ${customerId} for update`;
      const killed = expect(work()).rejects.toThrow();
      for (let found = 0; found === 0; await pause(20)) {
        const rows = await owner`
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock' and query ilike '%update "associations"%'`;
        found = rows.length;
      }
      await killed;
    });
  } finally {
    await owner.end();
  }
}

async function standing({ distributor }: World, customerId: string) {
  return inTenant(distributor, async (tx) => {
    const [row] = await tx
      .select({ disassociatedAt: customers.disassociatedAt, resellerId: customers.resellerId })
      .from(customers)
      .where(eq(customers.id, customerId));
    const records = await tx.$count(associations, eq(associations.customerId, customerId));
    return { ...row, records };
  });
}

async function ready() {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  await set(world.distributor, customerId, { amount: money("100"), lift: ["association-default"] });
  await charge(world, customerId, "30");
  return { world, customerId };
}

test("an approval killed half-way has done nothing, and can be given again", async () => {
  const { world, customerId } = await ready();
  const id = await asked(world.reseller, customerId);
  const [before, writes] = [await standing(world, customerId), await countWrites(world)];
  await killHalfWay(world, customerId, () => approve(customerActor(world, customerId), id));
  expect(await standing(world, customerId)).toEqual(before);
  expect(await countWrites(world)).toEqual(writes);
  expect(await approve(customerActor(world, customerId), id)).toEqual({ allowed: true });
});

test("a move killed half-way has moved nothing, and can be made again", async () => {
  const { world, customerId } = await ready();
  const input = { customerId, resellerId: world.otherReseller.company.id, reason: "Region changed hands" };
  const move = () => moveCustomer(permit(world.distributor, "customer.move"), input);
  const [before, writes] = [await standing(world, customerId), await countWrites(world)];
  await killHalfWay(world, customerId, move);
  expect(await standing(world, customerId)).toEqual(before);
  expect(await countWrites(world)).toEqual(writes);
  expect(await move()).toEqual({ allowed: true });
});
