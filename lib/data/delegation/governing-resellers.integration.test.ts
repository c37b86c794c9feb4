import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { checkInvariants } from "@/db/check-invariants";
import { auditEntries, messages, recalls } from "@/db/schema";
import type { SetBudgetInput } from "@/lib/contracts/budget";
import type { CustomerListQuery } from "@/lib/contracts/customer-list";
import type { Actor } from "@/lib/domain/access/actor";
import { DAY_MS } from "@/lib/domain/calendar/billing-month";
import type { Decision } from "@/lib/domain/decision";
import type { Delegation } from "@/lib/domain/delegation/authority";
import { createTestDatabase, type TestDatabase } from "@/scripts/integration/test-database";
import {
  budgetInput,
  charge,
  countWrites,
  customerActor,
  joinCustomer,
  makeWorld,
  money,
  permit,
  turnClockTo,
  type World,
} from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { listCustomers } from "../customer/list-customers";
import { closeDatabases } from "../database";
import { decidePurchases } from "../purchase/decide-purchases";
import { freezeCustomer } from "../restriction/freeze-customer";
import { liftFreeze } from "../restriction/lift-freeze";
import { inTenant } from "../tenant";
import { getDelegation } from "./get-delegation";
import { grantDelegation } from "./grant-delegation";
import { grantDelegations } from "./grant-delegations";
import { listDelegationRecords } from "./list-delegation-records";
import { previewRevocation } from "./preview-revocation";
import { recallPermissions } from "./recall-permissions";
import { returnPermissions } from "./return-permissions";
import { revokeDelegation } from "./revoke-delegation";
import { resumePurchases, stopPurchases } from "./stop-purchases";
import { alertQuotas, settleLapses, warnDelegationEnds } from "./watch-delegations";

let database: TestDatabase;
let world: World;
let resellerId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  process.env["DATABASE_URL"] = database.url;
  process.env["AUTH_SECRET"] ??= "x".repeat(40);
  process.env["NEXTAUTH_URL"] ??= "http://127.0.0.1:3000";
});

beforeEach(async () => {
  await turnClockTo(database.url, new Date());
  world = await makeWorld();
  resellerId = world.reseller.company.id;
});

afterEach(async () => {
  const broken = (await checkInvariants(database.url)).filter(({ rows }) => rows.length > 0);
  expect(broken).toEqual([]);
});

afterAll(async () => {
  await closeDatabases();
  await database.drop();
});

const ALL: Delegation = {
  permissions: ["set-budget", "freeze-account", "freeze-resources"],
  monthlyQuota: money("1000"),
  oneTimeQuota: null,
  until: null,
};
const reason = "Payment overdue";

function codes(decision: Decision<{ readonly code: string }>): readonly string[] {
  return decision.allowed ? [] : decision.reasons.map(({ code }) => code);
}

async function grant(wish: Partial<Delegation> = {}, version = 0): Promise<readonly string[]> {
  const input = { resellerId, version, wish: { ...ALL, ...wish }, reason: null };
  return codes(await grantDelegation(permit(world.distributor, "delegation.grant"), input));
}

async function set(actor: Actor, customerId: string, wish: Partial<SetBudgetInput>): Promise<readonly string[]> {
  const answer = await setBudget(permit(actor, "budget.set"), budgetInput(customerId, wish));
  return answer.status === "refused" ? answer.reasons.map(({ code }) => code) : [];
}

function recall(customerIds: readonly string[] | null, more: object = {}, actor = world.distributor) {
  return recallPermissions(permit(actor, "delegation.recall"), {
    resellerId,
    customerIds: customerIds && [...customerIds],
    permissions: ["set-budget"],
    reason,
    messageToCustomer: null,
    agreementVersion: null,
    ...more,
  });
}

const freezeOf = (customerId: string) =>
  ({ customerId, level: "account", reason, messageToCustomer: null, agreementVersion: null }) as const;

async function actionsOf(action: string): Promise<number> {
  return inTenant(world.distributor, (tx) => tx.$count(auditEntries, eq(auditEntries.action, action)));
}

async function told(kind: string): Promise<number> {
  return inTenant(world.distributor, (tx) => tx.$count(messages, eq(messages.kind, kind)));
}

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
  expect(await told("permissions-recalled")).toBe(4);
  expect(await actionsOf("delegation.recalled")).toBe(2);
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
  expect(await actionsOf("delegation.returned")).toBe(1);
});

test("all customers are recalled and frozen in one transaction, or none is", async () => {
  const ids = [await joinCustomer(world), await joinCustomer(world), await joinCustomer(world)];
  await grant();
  const withFreeze = { permissions: ["freeze-account"], level: "account-and-resources" };
  expect(codes(await recall(null, withFreeze))).toEqual(["restriction.agreement-missing"]);
  expect(await actionsOf("delegation.recalled")).toBe(0);
  expect(codes(await recall(null, { permissions: ["freeze-account"], level: "account" }))).toEqual([]);
  expect(await actionsOf("delegation.recalled")).toBe(3);
  expect(await actionsOf("restriction.frozen")).toBe(3);
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
  expect(await actionsOf("delegation.recalled")).toBe(0);
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
  const manager: Actor = { ...world.distributor, via: { ...via, roles: ["account-manager"] } };
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

test("a stop answers every purchase below the reseller until it is lifted", async () => {
  const id = await joinCustomer(world);
  await set(world.distributor, id, { amount: money("10"), lift: ["association-default"] });
  const ask = async () => {
    const asked = [{ customerId: id, operation: "buy-yearly-monthly", amount: money("1") }] as const;
    const [answer] = await decidePurchases(permit(customerActor(world, id), "purchase.decide"), [...asked]);
    return answer ? codes(answer.decision).includes("purchase.reseller-stopped") : null;
  };
  const stopping = permit(world.distributor, "reseller.stop");
  expect(await ask()).toBe(false);
  expect(codes(await stopPurchases(stopping, { resellerId, reason: null }))).toEqual(["delegation.reason-missing"]);
  expect(codes(await stopPurchases(stopping, { resellerId, reason }))).toEqual([]);
  expect(await ask()).toBe(true);
  expect(codes(await stopPurchases(stopping, { resellerId, reason }))).toEqual(["delegation.already-stopped"]);
  const seen = await getDelegation(permit(world.reseller, "delegation.read"), resellerId, new Date());
  expect(seen?.stopped?.reason).toBe(reason);
  expect(codes(await resumePurchases(stopping, { resellerId, reason }))).toEqual([]);
  expect(await ask()).toBe(false);
  expect([await actionsOf("reseller.stopped"), await actionsOf("reseller.resumed")]).toEqual([1, 1]);
  expect([await told("purchases-stopped"), await told("purchases-resumed")]).toEqual([2, 2]);
});

test("a batch of grants answers each reseller by itself", async () => {
  const id = await joinCustomer(world);
  await set(world.distributor, id, { amount: money("2000") });
  const rows = [resellerId, world.otherReseller.company.id, world.otherDistributor.company.id].map((one) => ({
    resellerId: one,
    version: 0,
    wish: ALL,
    reason: null,
  }));
  const answers = await grantDelegations(permit(world.distributor, "delegation.grant"), rows);
  expect(answers.map(({ decision }) => codes(decision))).toEqual([
    ["delegation.quota-below-taken"],
    [],
    ["delegation.reseller-unknown"],
  ]);
  expect(await actionsOf("delegation.granted")).toBe(1);
});

test("a revocation is shown in numbers before it is done, and leaves what it said it leaves", async () => {
  const [one, two] = [await joinCustomer(world), await joinCustomer(world)];
  await grant();
  await set(world.reseller, one, { amount: money("300") });
  await recall([two]);
  const reading = permit(world.distributor, "delegation.read");
  const preview = await previewRevocation(reading, resellerId, new Date());
  expect(preview).toMatchObject({
    customers: 2,
    budgets: { monthly: 1, "one-time": 0 },
    recalled: 1,
    frozen: 2,
    pools: { monthly: { allocated: money("300"), available: money("700") } },
  });
  const revoke = { resellerId, version: 1, reason };
  expect(codes(await revokeDelegation(permit(world.distributor, "delegation.grant"), revoke))).toEqual([]);
  expect(await previewRevocation(reading, resellerId, new Date())).toBeNull();
  expect(await told("delegation-revoked")).toBe(2);
  const records = await listDelegationRecords(permit(world.reseller, "delegation.read"), resellerId);
  expect(records.map(({ operation, monthlyTaken }) => [operation, monthlyTaken])).toEqual([
    ["revoked", money("300")],
    ["granted", money("0")],
  ]);
});

test("the customer list filters by what it shows: whether the reseller holds anything", async () => {
  const [one, two] = [await joinCustomer(world), await joinCustomer(world)];
  const list = async (authority: CustomerListQuery["authority"]) => {
    const query = { tab: "all", sort: "name", order: null, after: null, before: null, contacts: null } as const;
    const none = { q: null, reseller: null, status: null, frozen: null, use: null, from: null, to: null };
    const page = await listCustomers(
      permit(world.distributor, "customer.read"),
      { ...query, ...none, authority },
      new Date(),
    );
    for (const { id } of page.rows) {
      const isHeld = Object.values(page.authorities.get(id) ?? {}).includes("reseller");
      if (authority !== null) expect(isHeld).toBe(authority === "authorised");
    }
    return page.rows.map(({ id }) => id).sort();
  };
  expect(await list("authorised")).toEqual([]);
  await grant();
  expect(await list("authorised")).toEqual([one, two].sort());
  await recall([one], { permissions: ["set-budget", "freeze-account"] });
  expect(await list("authorised")).toEqual([two]);
  expect(await list("not-authorised")).toEqual([one]);
  expect(await list(null)).toEqual([one, two].sort());
});

test("a lapse is recorded and told by itself, dated to the end, however many processes look", async () => {
  const until = new Date(Date.now() + 5 * DAY_MS);
  await grant({ until });
  const run = () => settleLapses(world.distributor.distributorId);
  await run();
  expect(await told("delegation-lapsed")).toBe(0);
  await turnClockTo(database.url, new Date(until.getTime() + 60_000));
  await Promise.all([run(), run(), run()]);
  await run();
  const records = await listDelegationRecords(permit(world.distributor, "delegation.read"), resellerId);
  expect(records.map(({ operation, at, by }) => [operation, operation === "lapsed" ? at : null, by.isSystem])).toEqual([
    ["lapsed", until, true],
    ["granted", null, false],
  ]);
  expect(await told("delegation-lapsed")).toBe(2);
});

test("the end of a grant is warned of at 30, 7 and 1 days, once each, and only the nearest after a standstill", async () => {
  const until = new Date(Date.now() + 40 * DAY_MS);
  await grant({ until });
  const run = () => warnDelegationEnds(world.distributor.distributorId);
  const at = (days: number) => turnClockTo(database.url, new Date(until.getTime() - days * DAY_MS));
  await run();
  expect(await told("delegation-ends")).toBe(0);
  await at(29);
  await Promise.all([run(), run(), run()]);
  await run();
  expect(await told("delegation-ends")).toBe(2);
  await at(0.5);
  await Promise.all([run(), run()]);
  expect(await told("delegation-ends")).toBe(4);
  await at(-1);
  await run();
  expect(await told("delegation-ends")).toBe(4);
});

test("usage of a quota alerts both sides at 75, 90 and 100 %, once a pool, quota and period", async () => {
  const id = await joinCustomer(world);
  await grant();
  await set(world.reseller, id, { amount: money("500") });
  const run = () => alertQuotas(world.distributor.distributorId);
  await charge(world, id, "749");
  await run();
  expect(await told("quota-threshold")).toBe(0);
  await charge(world, id, "1");
  await Promise.all([run(), run(), run()]);
  expect(await told("quota-threshold")).toBe(2);
  await charge(world, id, "300");
  await run();
  await run();
  expect(await told("quota-threshold")).toBe(4);
  const thresholds = await inTenant(world.distributor, (tx) =>
    tx.select({ facts: messages.facts }).from(messages).where(eq(messages.kind, "quota-threshold")),
  );
  expect(thresholds.map(({ facts }) => (facts as { threshold: number }).threshold).sort()).toEqual([100, 100, 75, 75]);
  // What a change of quota itself passes is known.
  expect(await grant({ monthlyQuota: money("1100") }, 1)).toEqual([]);
  await run();
  expect(await told("quota-threshold")).toBe(4);
  await charge(world, id, "50");
  await run();
  expect(await told("quota-threshold")).toBe(6);
});
