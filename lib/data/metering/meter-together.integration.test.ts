import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import postgres from "postgres";
import { afterAll, beforeEach, expect, test } from "vitest";
import { decimalOf, minus } from "@/lib/domain/money/money";
import { HOUR_MS } from "@/lib/domain/resource/metering";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { makeWorld, money, type World } from "../budget/governance.fixture";
import { sumsOf } from "../delivery/delivery.fixture";
import { buyer } from "../order/order.fixture";
import { meterResources } from "./meter-resources";
import { atEast, clockOf, closeNow, hoursCharged, resourceOf, run, sellHourly } from "./metering.fixture";

const database = await openTestDatabase();
const owner = postgres(database.url, { max: 2, onnotice: () => {} });
afterAll(() => owner.end());

const LONG = process.env["PARTNER_CENTER_LONG"] === "1";

let world: World;
let clock: ReturnType<typeof clockOf>;
beforeEach(async () => {
  world = await makeWorld();
  clock = clockOf(database.url, world);
});
const meter = () => meterResources(world.distributor.distributorId);

/** What an hour was charged is off by as long as enabling took. */
const near = (amount: string, wanted: string, within = "0.001") => {
  const off = minus(money(amount), money(wanted));
  expect(off < 0n ? -off : off, `${amount} is about ${wanted}`).toBeLessThan(money(within));
};

test("eight at once after a standstill of weeks over a month's end: each hour once, and the sums are those of the hours", async () => {
  const offers = [await sellHourly(world), await sellHourly(world, { charging_mode: "spot", price: "0.07" })];
  const customers = await Promise.all(Array.from({ length: LONG ? 12 : 3 }, () => buyer(world, "1000000")));
  await clock.to("2027-01-25T10:30:00");
  const running = await Promise.all(
    customers.flatMap((customerId) => offers.map((offerId) => run(world, customerId, offerId))),
  );
  await clock.to("2027-03-06T10:30:00");
  for (let round = 0; round < (LONG ? 4 : 1); round++) await Promise.all(Array.from({ length: 8 }, meter));
  await meter();
  for (const id of running) {
    const hours = await hoursCharged(world, id);
    expect(hours).toHaveLength(40 * 24);
    expect(new Set(hours.map(({ chargeStart }) => Math.floor(chargeStart.getTime() / HOUR_MS))).size).toBe(40 * 24);
    for (const { month, day } of hours) expect(day.startsWith(month)).toBe(true);
  }
  for (const customerId of customers) {
    const sums = await sumsOf(world.distributor, customerId);
    near(sums["2027-02"]?.[0] ?? "0", decimalOf(money("114.24")), "0.000000000001");
    expect(Object.keys(sums)).toEqual(["2027-01", "2027-02", "2027-03"]);
  }
}, 600_000);

test("killed at any point, a run leaves whole pieces, and the next one goes on where they end", async () => {
  const offerId = await sellHourly(world);
  const customerId = await buyer(world, "1000000");
  await clock.to("2027-01-01T00:00:00");
  const ids = [await run(world, customerId, offerId), await run(world, customerId, offerId)];
  await clock.to(LONG ? "2028-01-01T00:00:10" : "2027-05-01T00:00:10");
  const wanted = (LONG ? 365 : 120) * 24;
  const killed: boolean[] = [];
  for (let kills = 0; kills < (LONG ? 12 : 2); kills++) {
    await killOnceItCharges(ids[0] ?? "");
    const lengths = await untilAlone(ids, () => Promise.all(ids.map(wholeHours)));
    killed.push(lengths.some((length) => length < wanted));
  }
  expect(killed).toContain(true);
  await meter();
  for (const id of ids) expect(await wholeHours(id)).toBe(wanted);
}, 600_000);

/** How many were charged: as many as the meter says. */
async function wholeHours(id: string): Promise<number> {
  const hours = await hoursCharged(world, id);
  const { startedAt, meteredUntil } = await resourceOf(world, id);
  expect(hours.at(-1)?.chargeEnd ?? startedAt).toEqual(meteredUntil);
  return hours.length;
}

/** Another process meters, and ends anywhere in the piece after its first. */
async function killOnceItCharges(id: string): Promise<void> {
  const before = (await hoursCharged(world, id)).length;
  const other = meterInOtherProcess();
  const gone = once(other, "exit");
  while (other.exitCode === null && (await hoursCharged(world, id)).length === before) await pause(5);
  await pause(Math.random() * 80);
  other.kill("SIGKILL");
  await gone;
}

function meterInOtherProcess(): ChildProcess {
  const code = `
    const { meterResources } = await import("./lib/data/metering/meter-resources.ts");
    await meterResources(process.argv[1]);`;
  const script = ["--conditions=react-server", "--import", "tsx", "--input-type=module", "-e", code];
  return spawn(process.execPath, [...script, world.distributor.distributorId], {
    env: { ...process.env, DATABASE_URL: database.url },
    stdio: "ignore",
  });
}

/** Once the killed process' transaction is gone, too. */
async function untilAlone<T>(ids: readonly string[], work: () => Promise<T>): Promise<T> {
  return owner.begin(async (tx) => {
    await tx`select set_config('app.distributor', ${world.distributor.distributorId}, true)`;
    await tx`select 1 from resources where id = any(${[...ids]}::uuid[]) for update`;
    return work();
  }) as Promise<T>;
}

test("what fails late in its transaction is not charged at all, and keeps nobody else waiting", async () => {
  const offerId = await sellHourly(world);
  const [broken, sound] = [await buyer(world, "1000"), await buyer(world, "1000")];
  await clock.to("2027-04-10T10:00:00");
  const [stuck, fine] = [await run(world, broken, offerId), await run(world, sound, offerId)];
  await clock.to("2027-04-10T12:00:01");
  await owner.unsafe(`
    create function fail_metering() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$;
    create trigger fail_metering before update of metered_until on resources
      for each row when (new.id = '${stuck}') execute function fail_metering();`);
  await expect(meter()).rejects.toThrow("some customers could not be metered");
  expect(await hoursCharged(world, stuck)).toEqual([]);
  expect(await sumsOf(world.distributor, broken)).toEqual({});
  expect(await hoursCharged(world, fine)).toHaveLength(2);
  await owner.unsafe("drop trigger fail_metering on resources; drop function fail_metering");
  expect(await meter()).toBe(1);
  expect(await hoursCharged(world, stuck)).toHaveLength(2);
});

test("closing races with metering over the turn of an hour: each is charged from its start to its very close", async () => {
  const offerId = await sellHourly(world);
  const customerId = await buyer(world, "1000");
  await clock.to("2027-07-12T08:30:00");
  const ids = await Promise.all(Array.from({ length: 12 }, () => run(world, customerId, offerId)));
  await clock.to("2027-07-12T10:59:30");
  for (const [index, id] of ids.entries()) {
    if (index === 2) await clock.to("2027-07-12T10:59:59.8");
    if (index === 10) await clock.to("2027-07-12T11:00:01");
    await Promise.all([meter(), closeNow(world, customerId, id), meter()]);
    await pause(20);
  }
  await meter();
  const closings = new Set<boolean>();
  for (const id of ids) {
    const { startedAt, closedAt, meteredUntil } = await resourceOf(world, id);
    const hours = await hoursCharged(world, id);
    expect(meteredUntil).toBeNull();
    expect(hours.map(({ chargeStart }) => chargeStart)).toEqual([
      startedAt,
      ...hours.slice(0, -1).map(({ chargeEnd }) => chargeEnd),
    ]);
    expect(hours.at(-1)?.chargeEnd).toEqual(closedAt);
    closings.add((closedAt ?? startedAt) < atEast("2027-07-12T11:00:00"));
  }
  expect(closings.size).toBe(2);
});
