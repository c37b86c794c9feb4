import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeEach, expect, test } from "vitest";
import { alerts } from "@/db/schema";
import { monthsAfter } from "@/lib/domain/calendar/months-after";
import { decimalOf, minus, sumOf, ZERO } from "@/lib/domain/money/money";
import { HOUR_MS } from "@/lib/domain/resource/metering";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { leave } from "../association/leaving.fixture";
import { customerActor, joinCustomer, makeWorld, money, permit, type World } from "../budget/governance.fixture";
import { actionsOf } from "../delegation/delegation.fixture";
import { importRows, map, sumsOf } from "../delivery/delivery.fixture";
import { newId } from "../new-id";
import { convertResource } from "../order/convert-resource";
import { buyer } from "../order/order.fixture";
import { inTenant } from "../tenant";
import { openShop } from "../trade/shop.fixture";
import { recordUsageEvents } from "../usage-event/record-usage-events";
import { meterResources } from "./meter-resources";
import {
  atEast,
  clockOf,
  close,
  closeNow,
  costsOf,
  enable,
  hoursCharged,
  resourceOf,
  run,
  sellHourly,
} from "./metering.fixture";

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

test("every hour that is over is charged once, the first by its part, to the account and customer it runs for", async () => {
  const offerId = await sellHourly(world);
  const customerId = await buyer(world, "1000");
  await clock.to("2027-03-10T10:45:00");
  const id = await run(world, customerId, offerId, { quantity: 3, name: "Night builds" });
  await clock.to("2027-03-10T10:59:59");
  expect(await meter()).toBe(0);
  await clock.to("2027-03-10T13:00:01");
  expect(await meter()).toBe(1);
  expect(await meter()).toBe(0);
  const [first, ...rest] = await hoursCharged(world, id);
  const { startedAt } = await resourceOf(world, id);
  expect(first).toMatchObject({ month: "2027-03", day: "2027-03-10", chargeStart: startedAt });
  near(decimalOf(first?.listCost ?? ZERO), "0.075");
  const place = { accountId: customerId, customerId, resourceName: "Night builds", spent: money("0.3") };
  expect(rest).toMatchObject([
    { ...place, chargeStart: atEast("2027-03-10T11:00:00"), chargeEnd: atEast("2027-03-10T12:00:00") },
    { ...place, chargeStart: atEast("2027-03-10T12:00:00"), chargeEnd: atEast("2027-03-10T13:00:00") },
  ]);
  expect((await resourceOf(world, id)).meteredUntil).toEqual(atEast("2027-03-10T13:00:00"));
  expect(await actionsOf(world, "resource.metered")).toBe(1);
});

test("what is priced by use is enabled and never metered", async () => {
  const offerId = await sellHourly(world, { period: "usage", unit: "GB" });
  const customerId = await buyer(world, "1000");
  await clock.to("2027-03-10T10:45:00");
  const id = await run(world, customerId, offerId);
  await clock.to("2027-03-12T10:45:00");
  expect(await meter()).toBe(0);
  expect(await resourceOf(world, id)).toMatchObject({ meteredUntil: null, periodUnit: "usage" });
});

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

test("an hour costs what is valid at its start; what is withdrawn goes on at its last price", async () => {
  const product = `ec.${newId().slice(-12)}`;
  const offerId = await sellHourly(world, { product });
  const customerId = await buyer(world, "1000");
  await clock.to("2027-05-09T22:00:00");
  const id = await run(world, customerId, offerId);
  await sellHourly(world, { product, price: "0.5", valid_from: "2027-05-10" });
  await sellHourly(world, { product, price: "withdrawn", valid_from: "2027-05-11" });
  await clock.to("2027-05-10T02:00:00");
  await meter();
  expect((await costsOf(world, id)).slice(1)).toEqual(["0.1", "0.5", "0.5"]);
  await clock.to("2027-05-11T01:30:00");
  await meter();
  expect(await costsOf(world, id)).toHaveLength(27);
  expect((await costsOf(world, id)).at(-1)).toBe("0.5");
  const denied = await enable(world, customerId, offerId);
  expect(denied).toMatchObject({ allowed: false, reasons: [{ code: "enabling.offer-unknown" }] });
});

test("frozen in the middle of an hour it costs on, and only what is free while frozen costs its part", async () => {
  const [plain, free] = [await sellHourly(world), await sellHourly(world, { free_while_frozen: "yes" })];
  const customerId = await buyer(world, "1000");
  await clock.to("2027-06-10T08:00:00");
  const [on, off] = [await run(world, customerId, plain), await run(world, customerId, free)];
  await clock.to("2027-06-10T09:15:00");
  expect(await clock.freeze(customerId)).toMatchObject({ allowed: true });
  await clock.to("2027-06-10T11:45:00");
  expect(await clock.lift(customerId)).toMatchObject({ allowed: true });
  await clock.to("2027-06-10T13:00:01");
  await meter();
  expect((await costsOf(world, on)).slice(1)).toEqual(["0.1", "0.1", "0.1", "0.1"]);
  const [, before, after, whole, ...more] = await costsOf(world, off);
  near(before ?? "0", "0.025");
  near(after ?? "0", "0.025");
  expect([whole, ...more]).toEqual(["0.1"]);
  expect((await resourceOf(world, off)).meteredUntil).toEqual(atEast("2027-06-10T13:00:00"));
});

test("closed, it is charged to its close and never again", async () => {
  const offerId = await sellHourly(world);
  const customerId = await buyer(world, "1000");
  await clock.to("2027-07-10T08:00:00");
  const id = await run(world, customerId, offerId);
  const instant = await run(world, customerId, offerId);
  await close(world, instant, (await resourceOf(world, instant)).startedAt);
  await clock.to("2027-07-10T09:30:00");
  await close(world, id, atEast("2027-07-10T09:30:00"));
  await meter();
  expect((await costsOf(world, id)).slice(1)).toEqual(["0.05"]);
  await clock.to("2027-07-11T09:30:00");
  expect(await meter()).toBe(0);
  expect(await hoursCharged(world, id)).toHaveLength(2);
  expect(await hoursCharged(world, instant)).toEqual([]);
  expect((await resourceOf(world, id)).meteredUntil).toBeNull();
  expect((await resourceOf(world, instant)).meteredUntil).toBeNull();
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

test("the hour that uses a budget up does in its transaction what the budget says", async () => {
  const offerId = await sellHourly(world, { price: "40" });
  const customerId = await buyer(world, "100", {
    action: "freeze-account-and-resources",
  });
  await clock.to("2027-08-10T08:00:00");
  const id = await run(world, customerId, offerId);
  await clock.to("2027-08-10T10:00:01");
  await meter();
  expect(await actionsOf(world, "restriction.frozen")).toBe(0);
  await clock.to("2027-08-10T11:00:01");
  await meter();
  expect(await hoursCharged(world, id)).toHaveLength(3);
  expect(await actionsOf(world, "restriction.frozen")).toBe(1);
  const opened = await inTenant(world.distributor, (tx) =>
    tx.select({ threshold: alerts.threshold }).from(alerts).where(eq(alerts.customerId, customerId)),
  );
  expect(opened.map(({ threshold }) => threshold)).toContain(100);
  expect(await enable(world, customerId, offerId)).toMatchObject({ allowed: false });
  // Frozen is not free (G8): the next hour counts as well.
  await clock.to("2027-08-10T12:00:01");
  await meter();
  expect(await hoursCharged(world, id)).toHaveLength(4);
});

test("hours give way to a delivery that covers their day, and are still metered behind it", async () => {
  const offerId = await sellHourly(world);
  const customerId = await buyer(world, "1000");
  await clock.to("2027-09-10T22:00:00");
  const id = await run(world, customerId, offerId);
  await clock.to("2027-09-10T23:00:01");
  await meter();
  await clock.to("2027-09-11T02:00:01");
  await importRows(
    world.distributor,
    ["2027-09-10", "2027-09-11"].map((day) => ({
      SubAccountId: customerId,
      ListCost: "7",
      ChargePeriodStart: `${day} 00:00:00`,
      ChargePeriodEnd: `${day} 01:00:00`,
      BillingPeriodStart: "2027-09-01 00:00:00",
      BillingPeriodEnd: "2027-10-01 00:00:00",
    })),
  );
  expect((await hoursCharged(world, id)).map(({ spent }) => spent)).toEqual([ZERO]);
  await meter();
  const rows = await hoursCharged(world, id);
  expect(rows.map(({ day, spent }) => [day, spent > ZERO])).toEqual([
    ["2027-09-10", false],
    ["2027-09-10", false],
    ["2027-09-11", true],
    ["2027-09-11", true],
  ]);
  expect((await sumsOf(world.distributor, customerId))["2027-09"]?.[0]).toBe("14.2");
});

test("after the customer left, what still runs is parked, and nobody else's world is touched", async () => {
  const offerId = await sellHourly(world);
  const customerId = await buyer(world, "1000");
  const bystander = await joinCustomer(world);
  await clock.to("2027-10-10T08:00:00");
  const id = await run(world, customerId, offerId);
  await clock.to("2027-10-10T09:20:00");
  expect(await leave(world, customerId)).toEqual([]);
  await clock.to("2027-10-10T11:00:01");
  expect(await meterResources(world.otherDistributor.distributorId)).toBe(0);
  expect(await hoursCharged(world, id)).toEqual([]);
  await meter();
  expect((await hoursCharged(world, id)).map((row) => row.customerId)).toEqual([customerId, customerId, null]);
  expect(await sumsOf(world.distributor, bystander)).toEqual({});
  expect(await sumsOf(world.otherDistributor, customerId)).toEqual({});
});

test("an account that goes to another customer takes its hours along", async () => {
  const offerId = await sellHourly(world);
  const customerId = await buyer(world, "1000");
  const heir = await joinCustomer(world);
  await clock.to("2027-10-12T22:00:00");
  const id = await run(world, customerId, offerId);
  await map(world.distributor, customerId, heir, "2027-10-13");
  await clock.to("2027-10-13T01:00:01");
  await meter();
  expect((await hoursCharged(world, id)).map((row) => row.customerId)).toEqual([customerId, customerId, heir]);
});

test("an order that converts a resource charges it to that very instant and ends its meter", async () => {
  const { hourly, month } = await openShop(world);
  const customerId = await buyer(world, "1000");
  await clock.to("2027-11-10T08:00:00");
  const id = await run(world, customerId, hourly);
  await clock.to("2027-11-10T10:30:00");
  const asked = { resourceId: id, offerId: month, periods: 1, agreed: money("30"), key: newId() };
  const may = permit(customerActor(world, customerId), "order.place");
  expect(await convertResource(may, asked)).toMatchObject({ allowed: true, repeated: false });
  expect(await convertResource(may, asked)).toMatchObject({ allowed: true, repeated: true });
  const { startedAt, meteredUntil, expiresAt } = await resourceOf(world, id);
  const charged = (await hoursCharged(world, id)).filter(({ chargeStart, chargeEnd }) => chargeStart < chargeEnd);
  const paidAt = charged.at(-1)?.chargeEnd ?? startedAt;
  expect([meteredUntil, expiresAt]).toEqual([null, monthsAfter(paidAt, 1)]);
  const ms = BigInt(paidAt.getTime() - startedAt.getTime());
  // A rounding an hour at most, of three.
  const ran = sumOf(charged.map(({ listCost }) => listCost)) - (10n ** 12n * ms) / 3_600_000n;
  expect(ran >= -3n && ran <= 3n).toBe(true);
  await clock.to("2027-11-11T10:30:00");
  expect(await meter()).toBe(0);
  const all = await hoursCharged(world, id);
  expect(sumOf(all.map(({ spent }) => spent))).toBe(
    money((await sumsOf(world.distributor, customerId))["2027-11"]?.[0] ?? ""),
  );
  expect(all).toHaveLength(charged.length + 1);
});

test("a usage event from outside cannot bear the meter's name", async () => {
  const may = permit(
    { ...world.distributor, via: { kind: "key", keyId: newId(), name: "k", scopes: ["usage"] } },
    "usage.record",
  );
  const event = {
    id: "1",
    source: "metering",
    account: "a",
    start: "2027-11-10T00:00:00Z",
    service: "S",
    listCost: money("1"),
    currency: "USD",
  };
  expect(await recordUsageEvents(may, [event])).toMatchObject([{ status: "refused", code: "usage.source-reserved" }]);
});
