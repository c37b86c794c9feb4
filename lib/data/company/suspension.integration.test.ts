import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEntries, companyStates, freezeCauses, messages } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { asked } from "../association/leaving.fixture";
import {
  budgetInput,
  countWrites,
  customerActor,
  joinCustomer,
  makeWorld,
  money,
  permit,
  type World,
} from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { getCustomer } from "../customer/get-customer";
import { ALL } from "../delegation/delegation.fixture";
import { grantDelegation } from "../delegation/grant-delegation";
import { instantOf } from "../instant";
import { decidePurchases } from "../purchase/decide-purchases";
import { waiting } from "../request/request.fixture";
import { freezeCustomer } from "../restriction/freeze-customer";
import { lastActOf, order } from "../restriction/waiting-act.fixture";
import { inTenant } from "../tenant";
import { entitled, tryWriting, WRITING } from "./frozen-writes.fixture";
import { setCompanyState } from "./set-company-state";
import { operatorPermit, turnTo } from "./suspension.fixture";
import { getSuspensions, listSuspensions, suspensionsIn } from "./suspensions";

await openTestDatabase();

async function customerWithBudget(world: World): Promise<string> {
  const customerId = await joinCustomer(world);
  const wish = { amount: money("100"), lift: ["association-default" as const] };
  await setBudget(permit(world.distributor, "budget.set"), budgetInput(customerId, wish));
  return customerId;
}

const NO_THINGS = { resellerId: "", requestId: "", actId: "", disassociationId: "" };

async function reasonsOf(actor: Actor, customerId: string) {
  const items = [{ customerId, operation: "renew" as const, amount: null }];
  const [verdict] = await decidePurchases(permit(actor, "purchase.decide"), items);
  return verdict?.decision.allowed === false ? verdict.decision.reasons : [];
}

const seen = ({ distributor }: World, customerId: string) =>
  getCustomer(permit(distributor, "customer.read"), customerId, new Date());
const open = (actor: Actor) => getSuspensions(permit(actor, "message.read"));

test.each([
  ["reseller", "restricted", "account"],
  ["reseller", "frozen", "account-and-resources"],
  ["distributor", "restricted", "account"],
  ["distributor", "frozen", "account-and-resources"],
] as const)("a %s made %s bites on the next request of everyone below, without a row", async (kind, state, level) => {
  const world = await makeWorld();
  const customerId = await customerWithBudget(world);
  expect(await reasonsOf(world.distributor, customerId)).toEqual([]);
  await turnTo(world[kind], state);
  const refused = [{ code: "purchase.partner-suspended", companies: [kind], liftedBy: "operator" }];
  for (const actor of [world.distributor, world.reseller, customerActor(world, customerId)]) {
    expect(await reasonsOf(actor, customerId)).toEqual(refused);
  }
  expect(await seen(world, customerId)).toMatchObject({
    freezeLevel: level,
    freezeOrigins: ["partner-suspended"],
    status: "partner-suspended",
    causes: [],
    suspensions: [{ companyKind: kind, state }],
  });
  const rows = await inTenant(world.distributor, (tx) =>
    tx.$count(freezeCauses, eq(freezeCauses.customerId, customerId)),
  );
  await turnTo(world[kind], "active");
  expect(await reasonsOf(world.distributor, customerId)).toEqual([]);
  expect(await seen(world, customerId)).toMatchObject({ freezeLevel: null, suspensions: [] });
  expect(
    await inTenant(world.distributor, (tx) => tx.$count(freezeCauses, eq(freezeCauses.customerId, customerId))),
  ).toBe(rows);
});

test("reinstating ends its own cause alone, and what is due among the customers is counted", async () => {
  const world = await makeWorld();
  const [frozen, free] = [await customerWithBudget(world), await customerWithBudget(world)];
  await turnTo(world.reseller, "frozen");
  await freezeCustomer(permit(world.distributor, "restriction.freeze"), {
    customerId: frozen,
    level: "account-and-resources",
    agreementVersion: FREEZE_AGREEMENT_VERSION,
    reason: "Unpaid",
    messageToCustomer: null,
  });
  const { below } = await turnTo(world.reseller, "active");
  expect(below).toEqual({ customers: 2, frozen: 1, budgetUsedUp: 0, deletionDue: 0 });
  expect(await seen(world, frozen)).toMatchObject({
    freezeLevel: "account-and-resources",
    causes: [{ origin: "manual" }],
  });
  expect(await seen(world, free)).toMatchObject({ freezeLevel: null });
});

test.each(["distributor", "reseller"] as const)(
  "under a frozen distributor a %s writes nothing, by any command, and hears that it is suspended",
  async (kind) => {
    const world = await makeWorld();
    const customerId = await joinCustomer(world);
    // Before anything waits that would stand in its way.
    const disassociationId = await asked(customerActor(world, customerId), customerId);
    const requestId = await waiting(world.reseller, customerId, {
      kind: "lift",
      origins: ["association-default"],
      messageToCustomer: null,
    });
    await order(world.distributor, customerId);
    const actId = await lastActOf(world, customerId);
    await turnTo(world.distributor, "frozen");
    const things = { customerId, resellerId: world.reseller.company.id, requestId, actId, disassociationId };
    const actor = world[kind];
    const mayTry = WRITING.filter((action) => issuePermit(entitled(actor, action), action) !== null);
    expect(mayTry.length).toBeGreaterThan(5);
    const before = await countWrites(world);
    for (const action of mayTry) {
      for (const answer of await tryWriting(actor, action, things)) {
        // Whose customer it is not cannot end its association in any state.
        expect(JSON.stringify(answer), action).toMatch(/company[.-]suspended|not-the-partner/);
      }
    }
    expect(await countWrites(world)).toEqual(before);
  },
);

test("a frozen reseller writes nothing, its distributor goes on; a restricted one still writes", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  const grant = { resellerId: world.reseller.company.id, version: 0, wish: ALL, reason: null };
  await grantDelegation(permit(world.distributor, "delegation.grant"), grant);
  const set = () => setBudget(permit(world.reseller, "budget.set"), budgetInput(customerId, { amount: money("10") }));
  await turnTo(world.reseller, "frozen");
  expect(await set()).toMatchObject({ status: "refused", reasons: [{ code: "budget.company-suspended" }] });
  expect(await tryWriting(world.distributor, "member.manage", { ...NO_THINGS, customerId })).toEqual(
    expect.arrayContaining([expect.objectContaining({ allowed: true })]),
  );
  await turnTo(world.reseller, "restricted");
  expect(await set()).toMatchObject({ status: "saved" });
});

test("what was so already changes nothing and tells nobody; another state follows the former", async () => {
  const world = await makeWorld();
  await joinCustomer(world);
  const first = await turnTo(world.reseller, "restricted", "First");
  const before = await countWrites(world);
  expect(await turnTo(world.reseller, "restricted", "Again")).toMatchObject({ changed: false, since: first.since });
  expect(await turnTo(world.otherReseller, "active")).toMatchObject({ changed: false });
  expect(await countWrites(world)).toEqual(before);
  const second = await turnTo(world.reseller, "frozen", "Second");
  expect(second).toMatchObject({ changed: true, before: "restricted" });
  await turnTo(world.reseller, "active", "Paid");
  const history = await listSuspensions(permit(world.distributor, "reseller.read"), world.reseller.company.id);
  expect(history).toMatchObject([
    { state: "frozen", reason: "Second", endReason: "Paid" },
    { state: "restricted", reason: "First", endReason: "Second", endedAt: second.since },
  ]);
  const above = { distributorId: world.distributor.distributorId, resellerId: world.reseller.company.id };
  const stateAt = (at: Date) => inTenant(world.distributor, (tx) => suspensionsIn(tx, above, at));
  expect(await stateAt(new Date(first.since.getTime() - 1))).toEqual([]);
  expect(await stateAt(first.since)).toMatchObject([{ state: "restricted" }]);
  expect(await stateAt(second.since)).toMatchObject([{ state: "frozen" }]);
  expect(await inTenant(world.distributor, async (tx) => stateAt(await instantOf(tx)))).toEqual([]);
});

test("each change is audited and told: to the company with its reason, to those below without", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  await turnTo(world.distributor, "restricted", "The inner reason");
  const told = await inTenant(world.distributor, (tx) => tx.select().from(messages));
  const about = told.filter(({ kind }) => kind.endsWith("-suspended"));
  const reading = (companyId: string) => about.filter((message) => message.companyId === companyId);
  expect(reading(world.distributor.company.id)).toMatchObject([{ kind: "company-suspended" }]);
  for (const id of [world.reseller.company.id, world.otherReseller.company.id, customerId]) {
    expect(reading(id)).toMatchObject([{ kind: "partner-suspended" }]);
    expect(JSON.stringify(reading(id))).not.toContain("inner reason");
  }
  const entries = await inTenant(world.distributor, (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.action, "company.suspended")),
  );
  expect(entries).toMatchObject([{ reason: "The inner reason", by: { kind: "operator" } }]);
});

test("nobody but the operator suspends, and nobody reads another's suspension", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  for (const actor of [world.distributor, world.reseller, customerActor(world, customerId)]) {
    expect(issuePermit(actor, "company.suspend")).toBeNull();
  }
  await turnTo(world.reseller, "frozen");
  expect(await open(world.reseller)).toMatchObject([{ companyKind: "reseller" }]);
  expect(await open(customerActor(world, customerId))).toMatchObject([{ companyKind: "reseller" }]);
  for (const actor of [world.distributor, world.otherReseller, world.otherDistributor]) {
    expect(await open(actor)).toEqual([]);
  }
  const foreign = permit(world.otherDistributor, "reseller.read");
  expect(await listSuspensions(foreign, world.reseller.company.id)).toEqual([]);
  expect(await inTenant(world.otherDistributor, (tx) => tx.select().from(companyStates))).toEqual([]);
});

test("a reason is needed; two operators at once leave one suspension", async () => {
  const world = await makeWorld();
  const blank = await setCompanyState(operatorPermit(world.reseller), { state: "frozen", reason: " " });
  expect(blank).toEqual({ allowed: false, reasons: [{ code: "company.reason-missing" }] });
  const answers = await Promise.all([turnTo(world.reseller, "frozen"), turnTo(world.reseller, "frozen")]);
  expect(answers.filter(({ changed }) => changed)).toHaveLength(1);
  expect(await open(world.reseller)).toHaveLength(1);
});
