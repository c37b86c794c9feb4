import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEntries, freezeCauses, messages, payPerUseBlocks, resellers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import {
  budgetInput,
  countWrites,
  customerActor,
  joinCustomer,
  makeWorld,
  money,
  permit,
} from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { setCompanyState } from "../company/set-company-state";
import { operatorPermit } from "../company/suspension.fixture";
import { createCustomer } from "../customer/create-customer";
import { getCustomer } from "../customer/get-customer";
import { listCustomerEvents } from "../customer/list-customer-events";
import { newId } from "../new-id";
import { decidePurchases } from "../purchase/decide-purchases";
import { inTenant } from "../tenant";
import { allowPayPerUse } from "./allow-pay-per-use";
import { blockPayPerUse } from "./block-pay-per-use";
import { freezeCustomer } from "./freeze-customer";
import { liftFreeze } from "./lift-freeze";

await openTestDatabase();
const world = await makeWorld();

const act = { reason: "Unpaid invoice 4711", messageToCustomer: "Please call us." };
const freezing = (customerId: string, level: "account" | "account-and-resources" = "account") => ({
  ...act,
  customerId,
  level,
  agreementVersion: level === "account" ? null : FREEZE_AGREEMENT_VERSION,
});
const freeze = (actor: Actor, customerId: string, level?: "account" | "account-and-resources") =>
  freezeCustomer(permit(actor, "restriction.freeze"), freezing(customerId, level));
const seen = (customerId: string) => getCustomer(permit(world.distributor, "customer.read"), customerId, new Date());

const commands = [
  ["freeze", (actor: Actor, customerId: string) => freeze(actor, customerId)],
  [
    "lift",
    (actor: Actor, customerId: string) =>
      liftFreeze(permit(actor, "restriction.lift"), { ...act, customerId, origins: ["association-default"] }),
  ],
  [
    "block",
    (actor: Actor, customerId: string) =>
      blockPayPerUse(permit(actor, "restriction.block-pay-per-use"), { ...act, customerId }),
  ],
  [
    "allow",
    (actor: Actor, customerId: string) =>
      allowPayPerUse(permit(actor, "restriction.allow-pay-per-use"), { ...act, customerId, origins: ["manual"] }),
  ],
] as const;

test.each(commands)(
  "%s: neither the reseller without permission nor a stranger changes anything",
  async (_name, command) => {
    const customerId = await joinCustomer(world);
    const before = await countWrites(world);
    expect(await command(world.reseller, customerId)).toMatchObject({
      allowed: false,
      reasons: expect.arrayContaining([
        { code: "restriction.not-holder", permission: "freeze-account", holder: "distributor" },
      ]),
    });
    for (const stranger of [world.otherReseller, world.otherDistributor]) {
      expect(await command(stranger, customerId)).toEqual({
        allowed: false,
        reasons: [{ code: "restriction.customer-unknown" }],
      });
      expect(await getCustomer(permit(stranger, "customer.read"), customerId, new Date())).toBeNull();
      expect(await listCustomerEvents(permit(stranger, "restriction.read"), customerId)).toEqual([]);
    }
    expect(await countWrites(world)).toEqual(before);
  },
);

test("a new customer is frozen by its association and its lift waits for a budget", async () => {
  const customerId = await joinCustomer(world);
  expect(await seen(customerId)).toMatchObject({
    freezeLevel: "account",
    causes: [{ origin: "association-default" }],
    budget: null,
  });
  const lift = () =>
    liftFreeze(permit(world.distributor, "restriction.lift"), { ...act, customerId, origins: ["association-default"] });
  expect(await lift()).toMatchObject({ allowed: false, reasons: [{ code: "restriction.needs-budget" }] });
  await setBudget(permit(world.distributor, "budget.set"), budgetInput(customerId, { amount: money("10") }));
  expect(await lift()).toEqual({ allowed: true });
  expect(await seen(customerId)).toMatchObject({ freezeLevel: null, causes: [] });
});

test("a freeze is raised to resources and lifted cause by cause; each act leaves its audit entry and messages", async () => {
  const customerId = await joinCustomer(world);
  expect(await freeze(world.distributor, customerId)).toEqual({ allowed: true });
  expect(await freeze(world.distributor, customerId)).toMatchObject({
    allowed: false,
    reasons: [{ code: "restriction.already-frozen" }],
  });
  expect(await freeze(world.distributor, customerId, "account-and-resources")).toEqual({ allowed: true });
  const frozen = await seen(customerId);
  expect(frozen).toMatchObject({
    freezeLevel: "account-and-resources",
    causes: [{ origin: "manual", deletionDueAt: expect.any(Date) }, { origin: "association-default" }],
  });

  const permitted = permit(world.distributor, "restriction.lift");
  expect(await liftFreeze(permitted, { ...act, customerId, origins: ["manual", "budget-exhausted"] })).toMatchObject({
    allowed: false,
    reasons: [{ code: "restriction.not-frozen", origins: ["budget-exhausted"] }],
  });
  expect(await liftFreeze(permitted, { ...act, customerId, origins: ["manual"] })).toEqual({ allowed: true });
  expect(await seen(customerId)).toMatchObject({ freezeLevel: "account", causes: [{ origin: "association-default" }] });

  const events = await listCustomerEvents(permit(world.reseller, "restriction.read"), customerId);
  const freezes = events.filter(({ kind }) => kind === "frozen" || kind === "lifted");
  expect(freezes.map(({ kind, about, detail }) => [kind, about, detail])).toEqual([
    ["lifted", "manual", "account-and-resources"],
    ["frozen", "manual", "account-and-resources"],
    ["lifted", "manual", "account"],
    ["frozen", "manual", "account"],
    ["frozen", "association-default", "account"],
  ]);
  await inTenant(world.distributor, async (tx) => {
    const entries = await tx.select().from(auditEntries).where(eq(auditEntries.customerId, customerId));
    expect(entries.map(({ action }) => action).toSorted()).toEqual([
      "account.mapped",
      "customer.created",
      "restriction.frozen",
      "restriction.frozen",
      "restriction.lifted",
    ]);
    const told = await tx.select().from(messages).where(eq(messages.companyId, customerId));
    expect(told).toHaveLength(3);
    expect(JSON.stringify(told)).toContain("Please call us.");
    expect(JSON.stringify(told)).not.toContain("invoice 4711");
  });
});

test("blocking pay-per-use refuses enabling it and nothing else", async () => {
  const customerId = await joinCustomer(world);
  await setBudget(
    permit(world.distributor, "budget.set"),
    budgetInput(customerId, { amount: money("10"), lift: ["association-default"] }),
  );
  expect(
    await blockPayPerUse(permit(world.distributor, "restriction.block-pay-per-use"), { ...act, customerId }),
  ).toEqual({ allowed: true });
  const ask = async () => {
    const items = (["buy-spot", "change-pay-per-use", "renew"] as const).map((operation) => ({
      customerId,
      operation,
      amount: null,
    }));
    return (await decidePurchases(permit(customerActor(world, customerId), "purchase.decide"), items)).map(
      (one) => one?.decision.allowed,
    );
  };
  expect(await ask()).toEqual([false, true, true]);
  expect(
    await allowPayPerUse(permit(world.distributor, "restriction.allow-pay-per-use"), {
      ...act,
      customerId,
      origins: ["manual"],
    }),
  ).toEqual({ allowed: true });
  expect(await ask()).toEqual([true, true, true]);
});

test("two people freezing at once: one freezes, the other hears that it is frozen", async () => {
  const customerId = await joinCustomer(world);
  const answers = await Promise.all([freeze(world.distributor, customerId), freeze(world.distributor, customerId)]);
  expect(answers.filter(({ allowed }) => allowed)).toHaveLength(1);
});

test("a suspended or stopped reseller's customers buy nothing, and a frozen one writes nothing", async () => {
  const customerId = await joinCustomer(world);
  await setBudget(
    permit(world.distributor, "budget.set"),
    budgetInput(customerId, { amount: money("10"), lift: ["association-default"] }),
  );
  const stop = (stoppedAt: Date | null) =>
    inTenant(world.distributor, (tx) =>
      tx.update(resellers).set({ stoppedAt }).where(eq(resellers.id, world.reseller.company.id)),
    );
  const turn = (state: "active" | "frozen") =>
    setCompanyState(operatorPermit(world.reseller), { state, reason: "Unpaid" });
  await stop(new Date());
  await turn("frozen");
  const [verdict] = await decidePurchases(permit(world.distributor, "purchase.decide"), [
    { customerId, operation: "renew", amount: null },
  ]);
  expect(verdict?.decision).toMatchObject({
    reasons: [{ code: "purchase.partner-suspended", companies: ["reseller"] }, { code: "purchase.reseller-stopped" }],
  });
  expect(await freeze(world.reseller, customerId)).toMatchObject({
    reasons: expect.arrayContaining([{ code: "restriction.company-suspended", companies: ["reseller"] }]),
  });
  await stop(null);
  await turn("active");
});

test("row-level security shows another tenant no cause, even without the scope clause", async () => {
  await joinCustomer(world);
  for (const table of [freezeCauses, payPerUseBlocks]) {
    expect(await inTenant(world.otherDistributor, (tx) => tx.select().from(table))).toEqual([]);
  }
});

test("an account name is given once in the installation, and only to this distributor's resellers", async () => {
  const accountName = `shop-${newId().slice(-8)}`;
  const input = { name: "Shop", accountName, resellerId: null, email: null, phone: null };
  const [first, second] = await Promise.all([
    createCustomer(permit(world.distributor, "customer.create"), input),
    createCustomer(permit(world.otherDistributor, "customer.create"), input),
  ]);
  expect([first.allowed, second.allowed].toSorted()).toEqual([false, true]);
  const refused = first.allowed ? second : first;
  expect(refused).toMatchObject({ reasons: [{ code: "customer.account-name-taken", accountName }] });
  const foreign = { ...input, accountName: `${accountName}-b`, resellerId: world.reseller.company.id };
  expect(await createCustomer(permit(world.otherDistributor, "customer.create"), foreign)).toMatchObject({
    allowed: false,
    reasons: [{ code: "customer.reseller-unknown" }],
  });
});
