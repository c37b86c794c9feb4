import { expect, test } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { StartingPolicy } from "@/lib/domain/development/starting-policy";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { money, permit, type World } from "../budget/governance.fixture";
import { actionsOf, grantTo, told } from "../delegation/delegation.fixture";
import { codesOf, inNewWorlds, joined, linked, traces } from "./development.fixture";
import { getStartingPolicy } from "./get-starting-policy";
import { setStartingPolicy } from "./set-starting-policy";

let world: World;
const owner = inNewWorlds((await openTestDatabase()).url, (made) => {
  world = made;
});

const POLICY: StartingPolicy = { type: "monthly", amount: money("400"), action: "freeze-account", lift: true };

async function setPolicy(wish: StartingPolicy | null, version = 0, actor: Actor = world.distributor) {
  const resellerId = world.reseller.company.id;
  return codesOf(await setStartingPolicy(permit(actor, "starting-policy.set"), { resellerId, version, wish }));
}

/** Somebody joins the world's reseller; what they begin with. */
async function begin(actor: Actor = world.reseller) {
  const { customerId } = await joined((await linked(actor)).secret);
  const [row] = await owner`
    select b.type, b.amount::float, b.action, (
      select count(*)::int from freeze_causes f where f.customer_id = c.id and f.ended_at is null) as frozen,
      (select r.by ->> 'kind' || ' ' || (r.by ->> 'companyKind') from budget_records r where r.customer_id = c.id) as by
    from customers c left join budgets b on b.customer_id = c.id where c.id = ${customerId}`;
  return row;
}

test("who joins begins with it, in the distributor's name; who joined before does not", async () => {
  expect(await begin()).toMatchObject({ amount: null, frozen: 1 });
  expect(await setPolicy(POLICY)).toEqual([]);
  expect(await actionsOf(world, "starting-policy.set")).toBe(1);
  const started = { type: "monthly", amount: 400, action: "freeze-account", by: "system distributor" };
  expect(await begin()).toMatchObject({ ...started, frozen: 0 });
  expect(await begin(world.otherReseller)).toMatchObject({ amount: null, frozen: 1 });
  expect(await begin(world.distributor)).toMatchObject({ amount: null, frozen: 1 });

  expect(await setPolicy({ ...POLICY, lift: false }, 1)).toEqual([]);
  expect(await begin()).toMatchObject({ ...started, frozen: 1 });
  expect(await setPolicy(null, 2)).toEqual([]);
  expect(await begin()).toMatchObject({ amount: null, frozen: 1 });
  expect(await actionsOf(world, "starting-policy.removed")).toBe(1);
});

test("where the reseller sets budgets its quota holds: without room who joins waits, and both are told why", async () => {
  expect(await grantTo(world, { monthlyQuota: money("700") })).toEqual([]);
  expect(await setPolicy(POLICY)).toEqual([]);
  expect(await begin()).toMatchObject({ amount: 400, frozen: 0 });
  expect(await begin()).toMatchObject({ amount: null, frozen: 1 });
  expect(await told(world, "starting-policy-refused")).toBe(2);
  expect(await setPolicy({ ...POLICY, type: "one-time" }, 1)).toEqual([]);
  expect(await begin()).toMatchObject({ amount: null, frozen: 1 });
  const [row] = await owner`
    select facts -> 'reasons' as reasons from messages where kind = 'starting-policy-refused' order by id desc limit 1`;
  expect(row?.["reasons"]).toEqual(["budget.type-not-granted"]);
});

test("two that join at once never exceed the quota together", async () => {
  expect(await grantTo(world, { monthlyQuota: money("1000") })).toEqual([]);
  expect(await setPolicy(POLICY)).toEqual([]);
  const begun = await Promise.all([begin(), begin(), begin(), begin()]);
  expect(begun.filter((row) => row?.["amount"] === 400)).toHaveLength(2);
});

test("the distributor's own customers have a policy of their own", async () => {
  const wish = { ...POLICY, action: "alert-only" as const };
  const input = { resellerId: null, version: 0, wish };
  expect(codesOf(await setStartingPolicy(permit(world.distributor, "starting-policy.set"), input))).toEqual([]);
  expect(await begin(world.distributor)).toMatchObject({ amount: 400, action: "alert-only", frozen: 0 });
  expect(await begin()).toMatchObject({ amount: null, frozen: 1 });
  const own = world.distributor.company.id;
  expect(await getStartingPolicy(permit(world.distributor, "development.read"), own)).toMatchObject({ version: 1 });
  expect(await getStartingPolicy(permit(world.reseller, "development.read"), own)).toBeNull();
});

test("another distributor sets and reads nothing of it; whoever saw an older one is told so", async () => {
  expect(await setPolicy(POLICY)).toEqual([]);
  const before = await traces(world.otherDistributor);
  expect(await setPolicy(POLICY, 0, world.otherDistributor)).toEqual(["starting-policy.partner-unknown"]);
  expect(await traces(world.otherDistributor)).toEqual(before);
  const { id } = world.reseller.company;
  expect(await getStartingPolicy(permit(world.otherDistributor, "development.read"), id)).toBeNull();
  expect(await getStartingPolicy(permit(world.otherReseller, "development.read"), id)).toBeNull();
  expect(await getStartingPolicy(permit(world.reseller, "development.read"), id)).toMatchObject({ version: 1 });
  expect(await setPolicy({ ...POLICY, lift: false }, 0)).toEqual(["starting-policy.stale"]);
  expect(await setPolicy(POLICY, 1)).toEqual(["starting-policy.nothing-to-change"]);
});
