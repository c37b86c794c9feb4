import { afterEach, beforeEach, expect, test } from "vitest";
import { checkInvariants } from "@/db/check-invariants";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { moveCustomers } from "../association/move-customer";
import { charge, joinCustomer, makeWorld, money, permit, turnClockTo, type World } from "../budget/governance.fixture";
import { connectedWorld } from "../connector/connector.fixture";
import { deliverOrders } from "../connector/deliver-orders";
import { grantTo, recallOf, set } from "../delegation/delegation.fixture";
import { answer, openEnd } from "../end/end.fixture";
import { alertsOf, of, settle, settled, stepsOf, toldOf } from "./alert.fixture";

const database = await openTestDatabase({ CONNECTOR_ALLOW_PRIVATE: "1" });
let world: World;

beforeEach(async () => {
  await turnClockTo(database.url, new Date());
  world = await makeWorld();
});

afterEach(async () => {
  const broken = (await checkInvariants(database.url)).filter(({ rows }) => rows.length > 0);
  expect(broken).toEqual([]);
});

const MINUTE = 60_000;
const turn = (milliseconds: number) => turnClockTo(database.url, new Date(Date.now() + milliseconds));

test("a customer that joined frozen stands with who may start it: wherever the permission and the customer go", async () => {
  const { distributor, reseller, otherReseller } = world;
  const id = await joinCustomer(world);
  expect(await settled(world, "customer-not-started")).toEqual([of(distributor)]);
  await grantTo(world);
  expect(await settled(world, "customer-not-started")).toEqual([of(reseller)]);
  await recallOf(world, [id], { permissions: ["freeze-account", "freeze-resources"] }, distributor);
  expect(await settled(world, "customer-not-started")).toEqual([of(distributor)]);
  const [alert] = await alertsOf(world, "customer-not-started");
  expect(alert?.facts).toMatchObject({ hasBudget: false });
  expect(await stepsOf(world, alert?.id ?? "", distributor)).toEqual(["raised", "resolved", "reopened"]);
  expect(await stepsOf(world, alert?.id ?? "", reseller)).toEqual(["raised", "resolved"]);

  const move = { customerIds: [id], resellerId: otherReseller.company.id, reason: "Agreed" };
  await moveCustomers(permit(distributor, "customer.move"), move);
  expect(await settled(world, "customer-not-started")).toEqual([of(distributor)]);
  await set(distributor, id, { amount: money("10"), lift: ["association-default"] });
  expect(await settled(world, "customer-not-started")).toEqual([]);
  expect(await alertsOf(world, "customer-not-started")).toMatchObject([{ state: "resolved" }]);
});

test("what froze by itself is an alert until its reason goes; then that it is still frozen is one, until it is lifted", async () => {
  const { distributor, reseller } = world;
  const id = await joinCustomer(world);
  await set(distributor, id, { amount: money("10"), action: "freeze-account", lift: ["association-default"] });
  await charge(world, id, "12");
  expect(await settled(world, "frozen-automatically")).toEqual([of(distributor, reseller)]);
  expect(await settled(world, "cause-gone")).toEqual([]);
  await charge(world, id, "-5");
  expect(await settled(world, "frozen-automatically")).toEqual([]);
  expect(await settled(world, "cause-gone")).toEqual([of(distributor)]);
  expect(await toldOf(world, "alert-raised", "cause-gone")).toEqual(of(distributor));
  // A permission that moves tells who has it now, and nobody again.
  await grantTo(world);
  expect(await settled(world, "cause-gone")).toEqual([of(reseller)]);
  await settle(world);
  expect(await toldOf(world, "alert-raised", "cause-gone")).toEqual(of(distributor, reseller));
  await charge(world, id, "5");
  expect(await settled(world, "cause-gone")).toEqual([]);
  expect(await settled(world, "frozen-automatically")).toEqual([of(distributor, reseller)]);
  expect(await toldOf(world, "alert-resolved", "cause-gone")).toEqual(of(reseller));
  // A reason that is back freezes anew.
  expect(await alertsOf(world, "frozen-automatically")).toMatchObject([{ state: "resolved" }, { state: "open" }]);
});

test("a pay-per-use block that a budget caused is one too, and gone at once where the budget lifts", async () => {
  const { distributor } = world;
  const id = await joinCustomer(world);
  const wish = { amount: money("10"), action: "block-pay-per-use", liftWhenRestored: true } as const;
  await set(distributor, id, { ...wish, lift: ["association-default"] });
  await charge(world, id, "12");
  await settle(world);
  expect(await alertsOf(world, "frozen-automatically")).toMatchObject([{ state: "open", facts: { level: null } }]);
  await charge(world, id, "-5");
  expect([await settled(world, "frozen-automatically"), await settled(world, "cause-gone")]).toEqual([[], []]);
});

test("what is frozen with resources and goes on costing says how much, and is over when it is lifted", async () => {
  const { distributor, reseller } = world;
  const story = connectedWorld(world);
  const id = await joinCustomer(world);
  await set(distributor, id, { amount: money("100"), lift: ["association-default"] });
  await story.freeze(id, "account-and-resources");
  expect(await settled(world, "spent-since-freeze")).toEqual([]);
  await turn(MINUTE);
  await charge(world, id, "3");
  await settle(world);
  await charge(world, id, "4");
  expect(await settled(world, "spent-since-freeze")).toEqual([of(distributor, reseller)]);
  expect(await alertsOf(world, "spent-since-freeze")).toMatchObject([{ facts: { amount: "7" } }]);
  await story.lift(id, "manual");
  expect(await settled(world, "spent-since-freeze")).toEqual([]);
});

test("an order that nobody answers is an alert after ten minutes, graver once it failed, and over when overtaken", async () => {
  const { distributor, reseller } = world;
  const story = connectedWorld(world);
  const end = await openEnd();
  await story.connect("Cloud", end.url);
  const id = await joinCustomer(world);
  await turn(9 * MINUTE);
  expect(await settled(world, "freeze-unconfirmed")).toEqual([]);
  await turn(11 * MINUTE);
  expect(await settled(world, "freeze-unconfirmed")).toEqual([of(distributor, reseller)]);
  expect(await toldOf(world, "alert-raised", "freeze-unconfirmed")).toEqual(of(distributor, reseller));
  const [alert] = await alertsOf(world, "freeze-unconfirmed");
  expect(alert).toMatchObject({ severity: "warning", facts: { failed: false, connector: "Cloud", level: "account" } });
  end.does(answer(200, { state: "failed", detail: "no such account" }));
  await deliverOrders(distributor.distributorId);
  expect(await settled(world, "freeze-unconfirmed")).toEqual([of(distributor, reseller)]);
  expect(await alertsOf(world, "freeze-unconfirmed")).toMatchObject([
    { severity: "critical", facts: { failed: true } },
  ]);
  expect(await stepsOf(world, alert?.id ?? "", distributor)).toEqual(["raised", "worsened"]);
  // The failure has told of itself.
  expect(await toldOf(world, "alert-raised", "freeze-unconfirmed")).toEqual(of(distributor, reseller));
  end.does(answer(200, { state: "confirmed" }));
  await set(distributor, id, { amount: money("100"), lift: ["association-default"] });
  await deliverOrders(distributor.distributorId);
  expect(await settled(world, "freeze-unconfirmed")).toEqual([]);
  await end.close();
});
