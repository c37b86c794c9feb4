import { afterEach, beforeEach, expect, test } from "vitest";
import { checkInvariants } from "@/db/check-invariants";
import { recalls } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Delegation } from "@/lib/domain/delegation/authority";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import {
  countWrites,
  joinCustomer,
  makeWorld,
  money,
  permit,
  turnClockTo,
  type World,
} from "../budget/governance.fixture";
import { freezeCustomer } from "../restriction/freeze-customer";
import { liftFreeze } from "../restriction/lift-freeze";
import { inTenant } from "../tenant";
import { actionsOf, codes, grantTo, recallOf, set, told } from "./delegation.fixture";
import { getDelegation } from "./get-delegation";
import { listDelegationRecords } from "./list-delegation-records";
import { previewRevocation } from "./preview-revocation";
import { returnPermissions } from "./return-permissions";
import { stopPurchases } from "./stop-purchases";

const database = await openTestDatabase();
let world: World;
let resellerId: string;

beforeEach(async () => {
  await turnClockTo(database.url, new Date());
  world = await makeWorld();
  resellerId = world.reseller.company.id;
});

afterEach(async () => {
  const broken = (await checkInvariants(database.url)).filter(({ rows }) => rows.length > 0);
  expect(broken).toEqual([]);
});

const reason = "Payment overdue";
const grant = (wish: Partial<Delegation> = {}, version = 0) => grantTo(world, wish, version);

const recall = (customerIds: readonly string[] | null, more: object = {}, actor = world.distributor) =>
  recallOf(world, customerIds, more, actor);

const freezeOf = (customerId: string) =>
  ({ customerId, level: "account", reason, messageToCustomer: null, agreementVersion: null }) as const;

test("a recall takes single customers back, is told to both sides, and ends when it is given back", async () => {
  const [one, two] = [await joinCustomer(world), await joinCustomer(world)];
  await grant();
  expect(codes(await recall([one], { reason: null }))).toEqual(["delegation.reason-missing"]);
  expect(codes(await recall([one]))).toEqual([]);
  expect(await set(world.reseller, one, { amount: money("10") })).toEqual(["budget.not-holder"]);
  expect(await set(world.distributor, one, { amount: money("10") })).toEqual([]);
  expect(await set(world.reseller, two, { amount: money("10") })).toEqual([]);
  expect(codes(await recall([one]))).toEqual(["delegation.not-delegated"]);
  expect(codes(await recall([one], { permissions: ["freeze-account"] }))).toEqual([]);
  expect(await told(world, "permissions-recalled")).toBe(4);
  expect(await actionsOf(world, "delegation.recalled")).toBe(2);
  const seen = await getDelegation(permit(world.reseller, "delegation.read"), resellerId, new Date());
  expect(seen?.recalled.map(({ customer, permissions }) => [customer.id, permissions])).toEqual([
    [one, ["set-budget", "freeze-account", "freeze-resources"]],
  ]);

  const give = { resellerId, customerIds: [one], reason: null };
  expect(codes(await returnPermissions(permit(world.distributor, "delegation.recall"), give))).toEqual([]);
  expect(await set(world.distributor, one, { version: 1, amount: money("20") })).toEqual(["budget.not-holder"]);
  expect(await set(world.reseller, one, { version: 1, amount: money("20") })).toEqual([]);
  const again = await returnPermissions(permit(world.distributor, "delegation.recall"), give);
  expect(codes(again)).toEqual(["delegation.not-recalled"]);
  expect(await actionsOf(world, "delegation.returned")).toBe(1);
});

test("what was recalled of a grant that has lapsed is not given back, noted yet or not", async () => {
  const customerId = await joinCustomer(world);
  const until = new Date(Date.now() + 60_000);
  await grant({ until });
  expect(codes(await recall([customerId]))).toEqual([]);
  await turnClockTo(database.url, until);
  const give = { resellerId, customerIds: [customerId], reason: null };
  const answer = await returnPermissions(permit(world.distributor, "delegation.recall"), give);
  expect(codes(answer)).toEqual(["delegation.not-recalled"]);
  expect(await actionsOf(world, "delegation.returned")).toBe(0);
});

test("all customers are recalled and frozen in one transaction, or none is", async () => {
  const ids = [await joinCustomer(world), await joinCustomer(world), await joinCustomer(world)];
  await grant();
  const withFreeze = { permissions: ["freeze-account"], level: "account-and-resources" };
  expect(codes(await recall(null, withFreeze))).toEqual(["restriction.agreement-missing"]);
  expect(await actionsOf(world, "delegation.recalled")).toBe(0);
  expect(codes(await recall(null, { permissions: ["freeze-account"], level: "account" }))).toEqual([]);
  expect(await actionsOf(world, "delegation.recalled")).toBe(3);
  expect(await actionsOf(world, "restriction.frozen")).toBe(3);
  for (const id of ids) {
    const lift = { customerId: id, origins: ["manual"], reason, messageToCustomer: null } as const;
    const answer = await liftFreeze(permit(world.reseller, "restriction.lift"), { ...lift, origins: ["manual"] });
    expect(codes(answer)).toEqual(["restriction.not-holder"]);
  }
});

test("a budget and a freeze bring the recall they need along, with its reason; without the tick they stay refused", async () => {
  const [one, two] = [await joinCustomer(world), await joinCustomer(world)];
  await grant();
  const wish = { amount: money("10"), action: "freeze-account" } as const;
  expect(await set(world.distributor, one, wish)).toEqual(["budget.not-holder", "budget.action-not-held"]);
  expect(await set(world.distributor, one, { ...wish, recall: true })).toEqual(["budget.reason-missing"]);
  expect(await set(world.reseller, one, { amount: money("10"), recall: true })).toEqual([]);
  expect(await actionsOf(world, "delegation.recalled")).toBe(0);
  expect(await set(world.distributor, one, { ...wish, version: 1, recall: true, reason })).toEqual([]);
  const freeze = { ...freezeOf(two), recall: true };
  expect(codes(await freezeCustomer(permit(world.distributor, "restriction.freeze"), freeze))).toEqual([]);
  const open = await inTenant(world.distributor, (tx) => tx.select().from(recalls));
  expect(open.map(({ customerId, permissions, reason: why }) => [customerId, permissions, why])).toEqual([
    [one, ["set-budget", "freeze-account", "freeze-resources"], reason],
    [two, ["freeze-account", "freeze-resources"], reason],
  ]);
});

test("who may not recall cannot bring a recall along: another company, a key, a lesser role", async () => {
  const id = await joinCustomer(world);
  await grant();
  const before = await countWrites(world);
  const key: Actor = { ...world.distributor, via: { kind: "key", keyId: id, name: "k", scopes: ["customers"] } };
  const { via } = world.distributor;
  if (via.kind !== "person") throw new Error("a person was expected");
  const manager: Actor = { ...world.distributor, via: { ...via, roles: ["account-manager", "viewer"] } };
  for (const actor of [key, manager]) {
    expect(await set(actor, id, { amount: money("10"), recall: true, reason })).toEqual(["budget.not-holder"]);
  }
  expect(codes(await recall([id], {}, world.otherDistributor))).toEqual(["delegation.reseller-unknown"]);
  const stop = { resellerId, reason };
  const others = permit(world.otherDistributor, "reseller.stop");
  expect(codes(await stopPurchases(others, stop))).toEqual(["delegation.reseller-unknown"]);
  const give = { resellerId, customerIds: [id], reason };
  const othersRecall = permit(world.otherDistributor, "delegation.recall");
  expect(codes(await returnPermissions(othersRecall, give))).toEqual(["delegation.reseller-unknown"]);
  expect(await countWrites(world)).toEqual(before);
  for (const actor of [world.otherReseller, world.otherDistributor]) {
    const reading = permit(actor, "delegation.read");
    expect(await getDelegation(reading, resellerId, new Date())).toBeNull();
    expect(await listDelegationRecords(reading, resellerId)).toEqual([]);
    expect(await previewRevocation(reading, resellerId, new Date())).toBeNull();
  }
});

test("a recall of another reseller's customer is refused whole", async () => {
  const id = await joinCustomer(world);
  await grant();
  const otherId = world.otherReseller.company.id;
  expect(codes(await recall([id], { resellerId: otherId }))).toEqual(["delegation.customer-unknown"]);
});

test("a change that grants less narrows the recalls to what is still granted", async () => {
  const id = await joinCustomer(world);
  await grant();
  await recall([id], { permissions: ["set-budget", "freeze-account"] });
  expect(await grant({ permissions: ["freeze-account"], monthlyQuota: null }, 1)).toEqual([]);
  const seen = await getDelegation(permit(world.distributor, "delegation.read"), resellerId, new Date());
  expect(seen?.recalled.map(({ permissions }) => permissions)).toEqual([["freeze-account"]]);
});
