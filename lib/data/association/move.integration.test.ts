import { and, eq, isNull } from "drizzle-orm";
import { expect, test } from "vitest";
import { associations, budgets, freezeCauses, quotaResidues, recalls, requests } from "@/db/schema";
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
import { turnTo } from "../company/suspension.fixture";
import { ALL, actionsOf, codes, recallOf, set, told } from "../delegation/delegation.fixture";
import { grantDelegation } from "../delegation/grant-delegation";
import { activation, waiting } from "../request/request.fixture";
import { inTenant } from "../tenant";
import { ask, asked, codesOf, leave, taken } from "./leaving.fixture";
import { moveCustomer, moveCustomers } from "./move-customer";
import { previewMove } from "./preview-move";

await openTestDatabase();

const moving = (actor: Actor) => permit(actor, "customer.move");
const move = (world: World, customerId: string, resellerId: string | null, reason = "Region changed hands") =>
  moveCustomer(moving(world.distributor), { customerId, resellerId, reason });

async function grant(world: World, reseller: Actor, monthlyQuota: string) {
  const input = { resellerId: reseller.company.id, version: 0, reason: null };
  const wish = { ...ALL, monthlyQuota: money(monthlyQuota) };
  return codes(await grantDelegation(permit(world.distributor, "delegation.grant"), { ...input, wish }));
}

/** Two resellers with quotas; a customer of the first with a budget of 300, 120 of it used. */
async function readyToMove(there = "500") {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  expect(await grant(world, world.reseller, "1000")).toEqual([]);
  expect(await grant(world, world.otherReseller, there)).toEqual([]);
  const budget = { amount: money("300"), lift: ["association-default" as const] };
  expect(await set(world.reseller, customerId, budget)).toEqual([]);
  await charge(world, customerId, "120");
  return { world, customerId, to: world.otherReseller.company.id };
}

test("budget, usage and state go along; the spent part stays in the old pool, the rest is the new one's", async () => {
  const { world, customerId, to } = await readyToMove();
  const preview = await previewMove(
    moving(world.distributor),
    { customerIds: [customerId], resellerId: to },
    new Date(),
  );
  expect(preview?.rows).toMatchObject([
    {
      budget: { kind: "monthly", amount: money("300"), used: money("120") },
      oldPool: { quota: money("1000"), before: money("300"), after: money("120") },
      newPool: { quota: money("500"), before: money("0"), after: money("300") },
      permissions: ALL.permissions,
      decision: { allowed: true },
    },
  ]);
  expect(await move(world, customerId, to)).toEqual({ allowed: true });
  expect(await taken(world, world.reseller)).toBe(money("120"));
  expect(await taken(world, world.otherReseller)).toBe(money("300"));
  await inTenant(world.distributor, async (tx) => {
    const [budget] = await tx.select().from(budgets).where(eq(budgets.customerId, customerId));
    expect(budget).toMatchObject({ amount: money("300"), version: 1 });
    const records = await tx
      .select({ resellerId: associations.resellerId, ending: associations.ending, origin: associations.origin })
      .from(associations)
      .where(eq(associations.customerId, customerId))
      .orderBy(associations.startedAt);
    expect(records).toEqual([
      { resellerId: world.reseller.company.id, ending: "moved", origin: "created" },
      { resellerId: to, ending: null, origin: "moved" },
    ]);
    expect(await tx.select().from(freezeCauses).where(isNull(freezeCauses.endedAt))).toEqual([]);
  });
  expect(await actionsOf(world, "customer.moved")).toBe(1);
  expect(await told(world, "customer-moved")).toBe(4);
  // The new holder acts, the old one knows nothing of the customer.
  expect(await set(world.reseller, customerId, { amount: money("1"), version: 1 })).toEqual([
    "budget.customer-unknown",
  ]);
  expect(await charge(world, customerId, "30")).toHaveLength(1);
  expect(await set(world.otherReseller, customerId, { amount: money("400"), version: 1 })).toEqual([]);
});

test("moved there and back in a month, what it spent is taken once at each", async () => {
  const { world, customerId, to } = await readyToMove();
  const home = world.reseller.company.id;
  expect(await move(world, customerId, to)).toEqual({ allowed: true });
  await charge(world, customerId, "50");
  expect(await move(world, customerId, home)).toEqual({ allowed: true });
  expect(await taken(world, world.reseller)).toBe(money("300"));
  expect(await taken(world, world.otherReseller)).toBe(money("170"));
  expect(await move(world, customerId, null)).toEqual({ allowed: true });
  expect(await taken(world, world.reseller)).toBe(money("170"));
  const parts = await inTenant(world.distributor, (tx) => tx.$count(quotaResidues));
  expect(parts).toBe(3);
  // It is the distributor's own now.
  expect(await set(world.distributor, customerId, { amount: money("600"), version: 1 })).toEqual([]);
});

test("a pool without room refuses with the shortfall, a frozen reseller and the same place refuse as well", async () => {
  const { world, customerId, to } = await readyToMove("299.99");
  const refused = await move(world, customerId, to);
  expect(refused).toEqual({
    allowed: false,
    reasons: [
      {
        code: "association.above-quota",
        kind: "monthly",
        quota: money("299.99"),
        taken: money("0"),
        take: money("300"),
        shortfall: money("0.01"),
      },
    ],
  });
  expect(codesOf(await move(world, customerId, world.reseller.company.id, ""))).toEqual([
    "association.already-there",
    "association.reason-missing",
  ]);
  await turnTo(world.otherReseller, "frozen");
  expect(codesOf(await move(world, customerId, to))).toEqual([
    "association.reseller-frozen",
    "association.above-quota",
  ]);
});

test("requests are superseded, recalls end, and a request to end the association no longer applies", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  const request = await waiting(world.reseller, customerId, activation);
  expect(codesOf(await ask(customerActor(world, customerId), customerId))).toEqual(["association.requests-waiting"]);
  const other = await joinCustomer(world);
  await asked(world.reseller, other);
  expect(await grant(world, world.reseller, "1000")).toEqual([]);
  await recallOf(world, [other], {}, world.distributor);
  const to = world.otherReseller.company.id;
  for (const id of [customerId, other]) expect(await move(world, id, to)).toEqual({ allowed: true });
  await inTenant(world.distributor, async (tx) => {
    const [one] = await tx.select().from(requests).where(eq(requests.id, request));
    expect(one?.state).toBe("superseded");
    expect(await tx.$count(recalls, and(eq(recalls.customerId, other), isNull(recalls.endedAt)))).toBe(0);
  });
  expect(await actionsOf(world, "disassociation.superseded")).toBe(1);
});

test("a batch answers each row by itself", async () => {
  const { world, customerId, to } = await readyToMove();
  const [other, gone] = [await joinCustomer(world), await joinCustomer(world)];
  expect(await leave(world, gone)).toEqual([]);
  expect(await set(world.reseller, other, { amount: money("201"), lift: ["association-default"] })).toEqual([]);
  const input = { customerIds: [customerId, other, gone], resellerId: to, reason: "Region changed hands" };
  const answers = await moveCustomers(moving(world.distributor), input);
  expect(answers.map(({ decision }) => codesOf(decision))).toEqual([
    [],
    ["association.above-quota"],
    ["association.customer-unknown"],
  ]);
});

test("another distributor moves nothing, into nobody, and leaves no trace", async () => {
  const { world, customerId, to } = await readyToMove();
  const elsewhere = await makeWorld();
  const before = await countWrites(world);
  const input = { customerId, resellerId: to, reason: "Mine now" };
  expect(codesOf(await moveCustomer(moving(elsewhere.distributor), input))).toEqual(["association.customer-unknown"]);
  expect(codesOf(await move(world, customerId, elsewhere.reseller.company.id))).toEqual([
    "association.reseller-unknown",
  ]);
  const preview = await previewMove(
    moving(elsewhere.distributor),
    { customerIds: [customerId], resellerId: null },
    new Date(),
  );
  expect(preview?.rows).toEqual([]);
  expect(await countWrites(world)).toEqual(before);
});

test("a move and a new budget meet: whoever is second sees what the first left", async () => {
  for (let times = 0; times < 4; times++) {
    const { world, customerId, to } = await readyToMove();
    const [moved, answer] = await Promise.all([
      move(world, customerId, to),
      set(world.reseller, customerId, { amount: money("600"), version: 1 }),
    ]);
    // The budget came first: then the new pool has no room. Or it came to a customer that was gone.
    if (answer.length === 0) expect(codesOf(moved)).toEqual(["association.above-quota"]);
    else expect([moved.allowed, answer]).toEqual([true, ["budget.customer-unknown"]]);
  }
});

test("two moves at once, to two places, end in one place after the other", async () => {
  const { world, customerId, to } = await readyToMove();
  const answers = await Promise.all([move(world, customerId, to), move(world, customerId, null)]);
  expect(answers.every(({ allowed }) => allowed)).toBe(true);
  const open = await inTenant(world.distributor, (tx) =>
    tx.$count(associations, and(eq(associations.customerId, customerId), isNull(associations.endedAt))),
  );
  expect(open).toBe(1);
});
