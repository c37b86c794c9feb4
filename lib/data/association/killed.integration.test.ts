import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import postgres from "postgres";
import { expect, test } from "vitest";
import { associations, customers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
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

type Work = {
  readonly file: string;
  readonly name: string;
  readonly action: string;
  readonly actor: Actor;
  readonly input: object;
};

/** A command in a process of its own. */
function inOtherProcess({ file, name, action, actor, input }: Work): ChildProcess {
  const code = `
    const { issuePermit } = await import("./lib/domain/access/permit.ts");
    const { ${name} } = await import("./lib/data/association/${file}.ts");
    const [action, actor, input] = JSON.parse(process.argv[1]);
    await ${name}(issuePermit(actor, action), input);`;
  const script = ["--conditions=react-server", "--import", "tsx", "--input-type=module", "-e", code];
  return spawn(process.execPath, [...script, JSON.stringify([action, actor, input])], {
    env: { ...process.env, DATABASE_URL: database.url },
    stdio: "ignore",
  });
}

/** Starts the work, waits until it waits for the association's row, late in its transaction, and kills its process. */
async function killHalfWay({ distributor }: World, customerId: string, work: Work): Promise<void> {
  const owner = postgres(database.url, { max: 2, onnotice: () => {} });
  const waiting = () => owner`
    select pid from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query ilike '%update "associations"%'`;
  try {
    await owner.begin(async (tx) => {
      await tx`select set_config('app.distributor', ${distributor.distributorId}, true)`;
      await tx`select 1 from associations where customer_id = ${customerId} for update`;
      const killed = inOtherProcess(work);
      while ((await waiting()).length === 0) {
        expect(killed.exitCode).toBeNull();
        await pause(20);
      }
      killed.kill("SIGKILL");
      await once(killed, "exit");
      // Its backend notices when it next speaks to its client; the server ends it at once here.
      await owner`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query ilike '%update "associations"%'`;
      while ((await waiting()).length > 0) await pause(20);
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
  await killHalfWay(world, customerId, {
    file: "approve-disassociation",
    name: "approveDisassociation",
    action: "disassociation.decide",
    actor: customerActor(world, customerId),
    input: { disassociationId: id, note: null },
  });
  expect(await standing(world, customerId)).toEqual(before);
  expect(await countWrites(world)).toEqual(writes);
  expect(await approve(customerActor(world, customerId), id)).toEqual({ allowed: true });
});

test("a move killed half-way has moved nothing, and can be made again", async () => {
  const { world, customerId } = await ready();
  const input = { customerId, resellerId: world.otherReseller.company.id, reason: "Region changed hands" };
  const [before, writes] = [await standing(world, customerId), await countWrites(world)];
  const [actor, action] = [world.distributor, "customer.move"];
  await killHalfWay(world, customerId, { file: "move-customer", name: "moveCustomer", action, actor, input });
  expect(await standing(world, customerId)).toEqual(before);
  expect(await countWrites(world)).toEqual(writes);
  expect(await moveCustomer(permit(world.distributor, "customer.move"), input)).toEqual({ allowed: true });
});
