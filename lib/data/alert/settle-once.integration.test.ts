import { expect, test } from "vitest";
import { checkInvariants } from "@/db/check-invariants";
import { alertSteps, alerts, messages } from "@/db/schema";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { addColleague, assign } from "../assignment/assignment.fixture";
import { joinCustomer, makeWorld, money, turnClockTo } from "../budget/governance.fixture";
import { on } from "../closing/closing.fixture";
import { lockCustomers } from "../customer/lock-customer";
import { grantTo, set } from "../delegation/delegation.fixture";
import { importRows } from "../delivery/delivery.fixture";
import { activation, waiting } from "../request/request.fixture";
import { inTenant } from "../tenant";
import { alertsOf, dealWith, of, openWith, settle, settled, stepsOf, toldOf } from "./alert.fixture";
import { settleAlerts } from "./settle-alerts";

const database = await openTestDatabase();
const HOUR = 60 * 60 * 1000;

test("many sweeps at once raise one of each, tell once, and touch no other tenant", async () => {
  const world = await makeWorld();
  const { distributor, reseller, otherDistributor } = world;
  for (let count = 0; count < 5; count++) await waiting(reseller, await joinCustomer(world), activation);
  await importRows(otherDistributor, [on("2024-09-03", "5", "lost")]);
  await importRows(distributor, [on("2024-09-03", "5", "lost")]);
  await turnClockTo(database.url, new Date(Date.now() + 30 * HOUR));
  await Promise.all(Array.from({ length: 6 }, () => settle(world)));
  expect(await openWith(world, "customer-not-started")).toHaveLength(5);
  expect(await alertsOf(world, "request-waiting")).toHaveLength(5);
  expect(await toldOf(world, "alert-raised", "request-waiting")).toHaveLength(5);
  expect(await toldOf(world, "alert-raised", "accounts-parked")).toEqual(of(distributor));
  const steps = await inTenant(distributor, (tx) => tx.$count(alertSteps));
  await Promise.all(Array.from({ length: 3 }, () => settle(world)));
  expect(await inTenant(distributor, (tx) => tx.$count(alertSteps))).toBe(steps);
  for (const table of [alerts, messages]) expect(await inTenant(otherDistributor, (tx) => tx.$count(table))).toBe(0);
  await settleAlerts(otherDistributor.distributorId);
  expect(await alertsOf({ distributor: otherDistributor }, "accounts-parked")).toHaveLength(1);
  expect(await alertsOf(world, "accounts-parked")).toHaveLength(1);
  expect((await checkInvariants(database.url)).filter(({ rows }) => rows.length > 0)).toEqual([]);
});

test("who holds a customer does not hold the sweep: what is about it comes with the next", async () => {
  const world = await makeWorld();
  const [held, free] = [await joinCustomer(world), await joinCustomer(world)];
  await inTenant(world.distributor, async (tx) => {
    await lockCustomers(tx, world.distributor, [held]);
    expect(await settled(world, "customer-not-started")).toHaveLength(1);
  });
  expect(await settled(world, "customer-not-started")).toHaveLength(2);
  expect(free).not.toBe(held);
});

test("who has dealt with an alert that stands is left alone, until it comes back", async () => {
  const world = await makeWorld();
  const { distributor, reseller } = world;
  const id = await joinCustomer(world);
  await addColleague(distributor);
  await settle(world);
  const [alert] = await alertsOf(world, "customer-not-started");
  if (!alert) throw new Error("it was raised");
  await dealWith(distributor, alert.id);
  expect(await settled(world, "customer-not-started")).toEqual([[]]);
  await grantTo(world);
  expect(await settled(world, "customer-not-started")).toEqual([of(reseller)]);
  await set(reseller, id, { amount: money("10"), lift: ["association-default"] });
  expect(await settled(world, "customer-not-started")).toEqual([]);
  expect(await stepsOf(world, alert.id, distributor)).toEqual(["raised"]);
});

test("an alert names its customer, by whose assignment an account manager reads it", async () => {
  const world = await makeWorld();
  const id = await joinCustomer(world);
  await addColleague(world.distributor);
  const manager = await addColleague(world.distributor, ["account-manager"]);
  await assign(world.distributor, manager, [id]);
  await settle(world);
  const rows = await inTenant(world.distributor, (tx) => tx.select({ customerId: alerts.customerId }).from(alerts));
  expect(rows).toEqual([{ customerId: id }]);
});
