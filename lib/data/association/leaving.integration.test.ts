import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import {
  accountMappings,
  associations,
  auditEntries,
  budgetRecords,
  budgets,
  charges,
  cloudAccounts,
  customers,
  freezeCauses,
  quotaResidues,
  recalls,
} from "@/db/schema";
import { addMonths, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { mapAccount } from "../account/map-account";
import {
  charge,
  countWrites,
  customerActor,
  joinCustomer,
  makeWorld,
  money,
  permit,
} from "../budget/governance.fixture";
import { ALL, grantTo, recallOf, set, told } from "../delegation/delegation.fixture";
import { decidePurchases } from "../purchase/decide-purchases";
import { createRequest } from "../request/create-request";
import { activation } from "../request/request.fixture";
import { freezeCustomer } from "../restriction/freeze-customer";
import { inTenant } from "../tenant";
import { approve, ask, asked, codesOf, comeBack, leave, leaveAndReturn, taken } from "./leaving.fixture";

await openTestDatabase();

const act = { reason: "Late", messageToCustomer: null, agreementVersion: null } as const;

test("a partner asks, the customer approves: everything that hung on the association ends in one change", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  expect(await grantTo(world)).toEqual([]);
  expect(await set(world.reseller, customerId, { amount: money("100"), lift: ["association-default"] })).toEqual([]);
  await charge(world, customerId, "30");
  await recallOf(world, [customerId], { permissions: ["freeze-account", "freeze-resources"] }, world.distributor);

  const id = await asked(world.reseller, customerId);
  await charge(world, customerId, "5");
  expect(await set(world.reseller, customerId, { amount: money("120"), version: 1 })).toEqual([]);
  expect(await approve(customerActor(world, customerId), id)).toEqual({ allowed: true });

  const { distributor } = world;
  await inTenant(distributor, async (tx) => {
    const [customer] = await tx.select().from(customers).where(eq(customers.id, customerId));
    const [association] = await tx.select().from(associations).where(eq(associations.customerId, customerId));
    expect(association).toMatchObject({
      ending: "disassociated",
      endReason: "The contract ends.",
      endedAt: customer?.disassociatedAt,
    });
    expect(await tx.$count(budgets, eq(budgets.customerId, customerId))).toBe(0);
    const records = await tx.select().from(budgetRecords).where(eq(budgetRecords.customerId, customerId));
    expect(records.filter(({ operation }) => operation === "deleted")).toMatchObject([
      { amount: money("120"), used: money("35"), changeId: association?.endChangeId },
    ]);
    const open = await tx.select().from(freezeCauses).where(eq(freezeCauses.customerId, customerId));
    expect(open.every(({ endedAt }) => endedAt !== null)).toBe(true);
    const recalled = await tx.select().from(recalls).where(eq(recalls.customerId, customerId));
    expect(recalled).toMatchObject([{ endReason: "association-ended" }]);
    const entries = await tx
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(and(eq(auditEntries.customerId, customerId), eq(auditEntries.changeId, association?.endChangeId ?? "")));
    expect(entries.map(({ action }) => action).toSorted()).toEqual(["association.ended", "disassociation.approved"]);
  });
  expect(await told(world, "disassociation-approved")).toBe(3);
  expect(await taken(world, world.reseller)).toBe(money("35"));
});

test("without a partner nothing can be bought, the distributor neither knows nor reaches the customer", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  await set(world.distributor, customerId, { amount: money("100"), lift: ["association-default"] });
  expect(await leave(world, customerId)).toEqual([]);
  const item = { customerId, operation: "buy-yearly-monthly", amount: null } as const;
  const own = permit(customerActor(world, customerId), "purchase.decide");
  const [verdict] = await decidePurchases(own, [item]);
  expect(verdict && codesOf(verdict.decision)).toEqual(["purchase.no-budget"]);

  const before = await countWrites(world);
  for (const actor of [world.distributor, world.reseller]) {
    expect(await decidePurchases(permit(actor, "purchase.decide"), [item])).toEqual([null]);
    expect(await set(actor, customerId, { amount: money("1") })).toEqual(["budget.customer-unknown"]);
    const freeze = { customerId, level: "account" as const, ...act };
    expect(codesOf(await freezeCustomer(permit(actor, "restriction.freeze"), freeze))).toEqual([
      "restriction.customer-unknown",
    ]);
    expect(codesOf(await ask(actor, customerId))).toEqual(["association.customer-unknown"]);
  }
  expect(codesOf(await ask(customerActor(world, customerId), customerId))).toEqual(["association.customer-unknown"]);
  const asking = { customerId, reason: "Again", wish: activation };
  expect(codesOf(await createRequest(permit(world.reseller, "request.create"), asking))).toEqual([
    "request.customer-unknown",
  ]);
  const mapping = { accountId: customerId, customerId, fromDay: null };
  expect(codesOf(await mapAccount(permit(world.distributor, "account.map"), mapping))).toEqual([
    "account.customer-unknown",
  ]);
  expect(await countWrites(world)).toEqual(before);
});

test("a customer that leaves and returns in a month keeps its spent part taken exactly once, and starts at nothing", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  expect(await grantTo(world)).toEqual([]);
  await set(world.reseller, customerId, { amount: money("100"), lift: ["association-default"] });
  await charge(world, customerId, "40");
  expect(await leaveAndReturn(world, customerId)).toEqual([]);
  expect(await taken(world, world.reseller)).toBe(money("40"));
  // The pool of 1000 has 960 left.
  expect(await set(world.reseller, customerId, { amount: money("961") })).toEqual(["budget.above-quota"]);
  expect(await set(world.reseller, customerId, { amount: money("960"), lift: ["association-default"] })).toEqual([]);
  expect(await taken(world, world.reseller)).toBe(money("1000"));
  await charge(world, customerId, "25");
  const answer = await set(world.reseller, customerId, { amount: money("50"), version: 1 });
  expect(answer).toEqual([]);
  expect(await taken(world, world.reseller)).toBe(money("90"));
  expect(await leaveAndReturn(world, customerId)).toEqual([]);
  expect(await taken(world, world.reseller)).toBe(money("65"));
  const parts = await inTenant(world.distributor, (tx) => tx.select().from(quotaResidues));
  expect(parts.map(({ amount }) => amount).toSorted()).toEqual([money("25"), money("40")]);
});

test("the same amount in the same month of a new association alerts anew", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  const budget = { amount: money("100"), lift: ["association-default" as const] };
  await set(world.distributor, customerId, budget);
  expect(await charge(world, customerId, "95")).toMatchObject([{ alertAt: 90 }]);
  expect(await leaveAndReturn(world, customerId)).toEqual([]);
  await set(world.distributor, customerId, budget);
  expect(await charge(world, customerId, "80")).toMatchObject([{ alertAt: 75 }]);
});

test("what starts after the end is nobody's: parked, and again a customer's own once that has returned", async () => {
  const world = await makeWorld();
  const customerId = await joinCustomer(world);
  const { distributor, reseller } = world;
  // A purchase whose term begins after the end was billed before it.
  const later = new Date(Date.now() + 3 * 24 * 60 * 60 * 1000);
  await charge(world, customerId, "10");
  await charge(world, customerId, "70", later);
  expect(await leave(world, customerId)).toEqual([]);
  const parked = () =>
    inTenant(distributor, async (tx) => {
      const [account] = await tx.select().from(cloudAccounts).where(eq(cloudAccounts.accountId, customerId));
      return account && { rows: account.parkedRows, amount: account.parkedAmount };
    });
  expect(await parked()).toEqual({ rows: 1, amount: money("70") });
  await comeBack(world, customerId, reseller.company.id);
  expect(await parked()).toEqual({ rows: 0, amount: money("0") });
  const rows = await inTenant(distributor, (tx) =>
    tx
      .select({ spent: charges.spent, inBudget: charges.inBudget })
      .from(charges)
      .where(eq(charges.customerId, customerId)),
  );
  const month = billingMonthOf(new Date());
  const counts = billingMonthOf(later) === month || addMonths(month, 1) === billingMonthOf(later);
  expect(rows.toSorted((left, right) => Number(left.spent - right.spent))).toEqual([
    { spent: money("10"), inBudget: false },
    { spent: money("70"), inBudget: counts },
  ]);
  expect(await inTenant(distributor, (tx) => tx.$count(accountMappings))).toBe(1);
});

test("a quota of everything else stays what it was", async () => {
  const world = await makeWorld();
  expect(ALL.monthlyQuota).toBe(money("1000"));
  const [gone, stays] = [await joinCustomer(world), await joinCustomer(world)];
  expect(await grantTo(world)).toEqual([]);
  for (const id of [gone, stays])
    await set(world.reseller, id, { amount: money("500"), lift: ["association-default"] });
  await charge(world, gone, "100");
  expect(await leave(world, gone)).toEqual([]);
  expect(await taken(world, world.reseller)).toBe(money("600"));
  expect(await set(world.reseller, stays, { amount: money("900"), version: 1 })).toEqual([]);
});
