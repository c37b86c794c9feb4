import { eq } from "drizzle-orm";
import postgres from "postgres";
import { afterAll, beforeEach, expect, test } from "vitest";
import { alerts } from "@/db/schema";
import { monthsAfter } from "@/lib/domain/calendar/months-after";
import { decimalOf, minus, sumOf, ZERO } from "@/lib/domain/money/money";
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
import { atEast, clockOf, close, costsOf, enable, hoursCharged, resourceOf, run, sellHourly } from "./metering.fixture";

const database = await openTestDatabase();
const owner = postgres(database.url, { max: 2, onnotice: () => {} });
afterAll(() => owner.end());

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
