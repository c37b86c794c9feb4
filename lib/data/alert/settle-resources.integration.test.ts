import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkInvariants } from "@/db/check-invariants";
import { budgets } from "@/db/schema";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { customerActor, makeWorld, money, permit, turnClockTo, type World } from "../budget/governance.fixture";
import { connectedWorld } from "../connector/connector.fixture";
import { grantTo, recallOf, set } from "../delegation/delegation.fixture";
import { buyer, sell } from "../order/order.fixture";
import { renewDueResources } from "../order/renew-due-resources";
import { buyResource, resourceNow } from "../order/resource-order.fixture";
import { setAutoRenewal } from "../order/set-auto-renewal";
import { enable } from "../resource/resource.fixture";
import { holdDeletion } from "../restriction/hold-deletion";
import { inTenant } from "../tenant";
import { alertsOf, of, settle, settled, stepsOf, toldOf } from "./alert.fixture";

const database = await openTestDatabase();
let world: World;

beforeEach(async () => {
  await turnClockTo(database.url, new Date());
  world = await makeWorld();
});

afterEach(async () => {
  const broken = (await checkInvariants(database.url)).filter(({ rows }) => rows.length > 0);
  expect(broken).toEqual([]);
});

const DAY = 24 * 60 * 60 * 1000;
const turn = (days: number, from = new Date()) => turnClockTo(database.url, new Date(from.getTime() + days * DAY));

test("what is due for deletion stands with who may delete it: 7, 3, 1 days before and since; held it does not", async () => {
  const { distributor, reseller } = world;
  const id = await buyer(world, "100");
  await enable(world, id, { name: "disk" });
  await connectedWorld(world).freeze(id, "account-and-resources");
  await turn(7.5);
  expect(await settled(world, "deletion-due")).toEqual([]);
  await turn(8.5);
  expect(await settled(world, "deletion-due")).toEqual([of(distributor)]);
  const [alert] = await alertsOf(world, "deletion-due");
  expect(alert).toMatchObject({ severity: "info", facts: { days: 7, count: 1, name: "disk", cause: "frozen" } });
  await grantTo(world);
  await turn(12.5);
  expect(await settled(world, "deletion-due")).toEqual([of(reseller)]);
  expect(await stepsOf(world, alert?.id ?? "", distributor)).toEqual(["raised", "resolved"]);
  await turn(15.5);
  await settle(world);
  expect(await alertsOf(world, "deletion-due")).toMatchObject([{ severity: "critical", facts: { days: 0 } }]);
  expect(await stepsOf(world, alert?.id ?? "", reseller)).toEqual(["raised", "worsened"]);
  await recallOf(world, [id], { permissions: ["freeze-resources"] }, distributor);
  expect(await settled(world, "deletion-due")).toEqual([of(distributor)]);
  await holdDeletion(permit(distributor, "restriction.hold-deletion"), {
    customerId: id,
    kind: "dispute",
    reason: "Court",
  });
  expect(await settled(world, "deletion-due")).toEqual([]);
});

async function renewing(id: string) {
  const resourceId = await buyResource(world, id, await sell(world));
  await setAutoRenewal(permit(customerActor(world, id), "order.place"), { resourceId, periods: 1 });
  const { expiresAt } = await resourceNow(world, resourceId);
  if (!expiresAt) throw new Error("it has a term");
  return { resourceId, expiresAt };
}

async function raiseBudget(id: string, amount: string) {
  const [budget] = await inTenant(world.distributor, (tx) =>
    tx.select().from(budgets).where(eq(budgets.customerId, id)),
  );
  const wish = { amount: money(amount), type: "one-time", version: budget?.version ?? 0, reason: "More" } as const;
  expect(await set(world.distributor, id, wish)).toEqual([]);
}

test("a renewal that will not fit is told seven days ahead, and is over as soon as it fits", async () => {
  const { distributor, reseller } = world;
  const id = await buyer(world, "40", { type: "one-time" });
  const { expiresAt } = await renewing(id);
  await turn(-8, expiresAt);
  expect(await settled(world, "renewal-at-risk")).toEqual([]);
  await turn(-6, expiresAt);
  expect(await settled(world, "renewal-at-risk")).toEqual([of(distributor, reseller)]);
  expect(await alertsOf(world, "renewal-at-risk")).toMatchObject([
    { facts: { expiresAt: expiresAt.toISOString(), reasons: ["purchase.budget-insufficient"] } },
  ]);
  await raiseBudget(id, "400");
  expect(await settled(world, "renewal-at-risk")).toEqual([]);
  expect(await toldOf(world, "alert-resolved", "renewal-at-risk")).toEqual(of(distributor, reseller));
});

test("a renewal that was refused stands while it would be again, and is over once it is renewed", async () => {
  const { distributor, reseller } = world;
  const id = await buyer(world, "40", { type: "one-time" });
  const { resourceId, expiresAt } = await renewing(id);
  await turn(0.1, expiresAt);
  expect(await settled(world, "renewal-failed")).toEqual([]);
  await renewDueResources(distributor.distributorId);
  expect(await settled(world, "renewal-failed")).toEqual([of(distributor, reseller)]);
  expect(await alertsOf(world, "renewal-failed")).toMatchObject([
    { severity: "critical", facts: { reasons: ["purchase.budget-insufficient"] } },
  ]);
  expect(await settled(world, "renewal-at-risk")).toEqual([]);
  await raiseBudget(id, "400");
  await renewDueResources(distributor.distributorId);
  expect((await resourceNow(world, resourceId)).expiresAt?.getTime()).toBeGreaterThan(expiresAt.getTime());
  expect(await settled(world, "renewal-failed")).toEqual([]);
});
